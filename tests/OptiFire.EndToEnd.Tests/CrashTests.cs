using OptiFire.Soak;

namespace OptiFire.EndToEnd.Tests;

/// <summary>Engines in processes of their own, killed by signal 9 and started again.</summary>
public sealed class CrashTests
{
    private const int AtOnce = 2;

    [Fact]
    public async Task A_run_killed_at_any_point_goes_on_to_the_same_ledger_and_sends_no_order_twice() =>
        await KillAllAsync(SoakKind.Durable, points: 16);

    [Fact]
    public async Task A_run_with_its_broker_inside_goes_on_to_the_same_journal_head() =>
        await KillAllAsync(SoakKind.Simulated, points: 10);

    [Fact]
    public async Task A_run_whose_settings_are_changed_loses_no_change_and_no_latch() =>
        await KillAllAsync(SoakKind.Changing, points: 26);

    [Fact]
    public void A_tenth_or_more_of_the_points_lies_between_intent_and_acknowledgement()
    {
        var whole = new SoakOutcome("", 100, 2_000, "");

        IReadOnlyList<KillPoint> points = SoakDriver.Points(SoakKind.Durable, whole, 50, seed: 1);

        Assert.InRange(points.Count(p => p.IsBetweenIntentAndAcknowledgement), 5, 40);
        Assert.All(points, p => Assert.InRange(p.Sequence, 1, whole.Sequence));
    }

    private static async Task KillAllAsync(SoakKind kind, int points)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are killed with SIGKILL.");
        CancellationToken token = TestContext.Current.CancellationToken;
        using var folder = new MemoryFolder();
        var driver = new SoakDriver(kind);
        SoakOutcome whole = await driver.RunWholeAsync(Sub(folder, "whole"), token);
        IReadOnlyList<KillPoint> chosen = SoakDriver.Points(kind, whole, points, seed: 1);
        var failures = new List<string>();
        await Parallel.ForEachAsync(
            chosen.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
            async (entry, cancellation) =>
            {
                (IReadOnlyList<KillPoint> died, IReadOnlyList<string> faults) = await driver.KillAsync(
                    Sub(folder, $"point{entry.Index}"),
                    whole,
                    [entry.Item],
                    cancellation
                );
                lock (failures)
                {
                    failures.AddRange(faults.Select(f => $"{entry.Item} died at {string.Join(", ", died)}: {f}"));
                }
            }
        );

        Assert.Empty(failures);
        Assert.True(whole.Orders > 100, $"only {whole.Orders} orders");
    }

    private static string Sub(MemoryFolder folder, string name) =>
        Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
}
