namespace OptiFire.Architecture.Tests;

/// <summary>A committed text that the code must still produce: an approved surface or a generated page.</summary>
/// <remarks>
/// Tests that check one carry the trait <c>Category=Approved</c>. With <c>OPTIFIRE_APPROVE=1</c>, as
/// <c>eng/approve.sh</c> sets it, a difference rewrites the file instead of failing.
/// </remarks>
public static class ApprovedFile
{
    /// <summary>How many differing lines a failure shows.</summary>
    private const int Shown = 5;

    /// <summary>Compares what the code produces with the file at a path from the repository's root.</summary>
    public static void Check(string path, string produced)
    {
        string file = Repository.File(path);
        string actual = Normal(produced);
        string approved = File.Exists(file) ? Normal(File.ReadAllText(file)) : "";
        if (File.Exists(file) && approved == actual)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("OPTIFIRE_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.Fail(
            $"{path} differs. If that is meant, run eng/approve.sh and commit.\n{Difference(approved, actual)}"
        );
    }

    /// <summary>The first lines that only one of the texts has, '-' for approved and '+' for produced.</summary>
    public static string Difference(string approved, string actual)
    {
        string[] before = approved.Split('\n');
        string[] after = actual.Split('\n');
        int same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        IEnumerable<string> removed = before.Skip(same).Except(after).Take(Shown).Select(line => "- " + line);
        IEnumerable<string> added = after.Skip(same).Except(before).Take(Shown).Select(line => "+ " + line);

        return string.Join('\n', [$"from line {same + 1}:", .. removed, .. added]);
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";
}
