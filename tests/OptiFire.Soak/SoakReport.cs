using System.Globalization;

namespace OptiFire.Soak;

/// <summary>Drives many kills and keeps what was done in a file, so that it can go on after a stop.</summary>
internal static class SoakReport
{
    public static async Task<int> DriveAsync(string folder, SoakKind kind, int count)
    {
        Directory.CreateDirectory(folder);
        string progress = Path.Combine(folder, "progress");
        var driver = new SoakDriver(kind);
        string wholeFolder = Directory.CreateDirectory(Path.Combine(folder, "whole")).FullName;
        SoakOutcome whole = File.Exists(SoakFiles.Outcome(wholeFolder))
            ? SoakOutcome.Read(wholeFolder)
            : await driver.RunWholeAsync(wholeFolder, CancellationToken.None);
        List<string> done = File.Exists(progress) ? [.. await File.ReadAllLinesAsync(progress)] : [];
        IReadOnlyList<KillPoint> points = SoakDriver.Points(kind, whole, count, seed: 1);
        for (int i = done.Count; i < count; i++)
        {
            string own = Path.Combine(folder, $"point{i}");
            if (Directory.Exists(own))
            {
                Directory.Delete(own, recursive: true);
            }

            Directory.CreateDirectory(own);
            KillPhase again = kind == SoakKind.Changing && i % 12 == 4 ? KillPhase.SettingsWritten : KillPhase.Sent;

            // Some die twice: once more where they go on.
            KillPoint[] kills = i % 6 == 4 ? [points[i], points[i] with { Phase = again }] : [points[i]];
            (IReadOnlyList<KillPoint> died, IReadOnlyList<string> faults) = await driver.KillAsync(
                own,
                whole,
                kills,
                CancellationToken.None
            );
            string ready = SoakDriver.ReadyAfter(own) is { } after
                ? string.Create(CultureInfo.InvariantCulture, $" ready after {after.TotalSeconds:0.000} s")
                : "";
            string line =
                $"{(died.Count > 0 ? died[^1].Phase : null)} {(faults.Count == 0 ? "ok" : $"FAILED {points[i]}: {string.Join("; ", faults)}")}{ready}";
            await File.AppendAllTextAsync(progress, line + "\n");
            done.Add(line);
            if (faults.Count == 0)
            {
                Directory.Delete(own, recursive: true);
            }
        }

        return Print(done);
    }

    private static int Print(List<string> done)
    {
        foreach (IGrouping<string, string> phase in done.GroupBy(l => l.Split(' ')[0]).OrderBy(g => g.Key))
        {
            Console.WriteLine($"{phase.Key, -16} {phase.Count(), 5} killed, {phase.Count(IsFailed), 5} failed");
        }

        int failed = done.Count(IsFailed);
        foreach (string line in done.Where(IsFailed))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"total            {done.Count, 5} killed, {failed, 5} failed");
        return failed == 0 ? 0 : 1;
    }

    private static bool IsFailed(string line) => line.Contains("FAILED", StringComparison.Ordinal);
}
