namespace OptiFire.TestSupport;

/// <summary>Finds the folder of real data and reference values that stands beside the repository.</summary>
/// <remarks>
/// Default <c>../shared</c> beside the repository; <c>OPTIFIRE_SHARED</c> and <c>OPTIFIRE_ORACLES</c> name other places.
/// Without the folder a test is skipped with that reason, except under <c>CI=true</c>, where it fails.
/// </remarks>
public static class SharedFolder
{
    /// <summary>The repository's root, found upwards from the test's own assembly.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>A file or folder under <c>data</c>, which must exist.</summary>
    public static string Data(params ReadOnlySpan<string> parts) =>
        Require(Path.Combine([Root("OPTIFIRE_SHARED", "shared"), "data", .. parts]));

    /// <summary>A file under <c>oracles</c>, which must exist.</summary>
    public static string Oracle(string file) => Require(Path.Combine(OracleRoot(), file));

    /// <summary>Where a file under <c>oracles</c> is, whether it exists or not.</summary>
    public static string OraclePath(string name) => Path.GetFullPath(Path.Combine(OracleRoot(), name + ".json"));

    /// <summary>A folder for one test's files, empty, removed by <see cref="TemporaryFolder.Dispose"/>.</summary>
    public static TemporaryFolder Temporary() => new();

    private static string OracleRoot() =>
        Environment.GetEnvironmentVariable("OPTIFIRE_ORACLES")
        ?? Path.Combine(Root("OPTIFIRE_SHARED", "shared"), "oracles");

    private static string Root(string variable, string folder) =>
        Environment.GetEnvironmentVariable(variable) ?? Path.Combine(RepositoryRoot, "..", folder);

    private static string Require(string path)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full) || Directory.Exists(full))
        {
            return full;
        }

        string reason = $"'{full}' is missing: set OPTIFIRE_SHARED to the folder with the test data.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new FileNotFoundException(reason);
        }

        Assert.Skip(reason);
        return full;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "OptiFire.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No OptiFire.sln above '{AppContext.BaseDirectory}'.");
    }
}
