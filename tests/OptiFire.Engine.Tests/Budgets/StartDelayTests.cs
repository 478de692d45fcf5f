using OptiFire.Sdk.Control;

namespace OptiFire.Engine.Tests.Budgets;

[Collection(nameof(BudgetCollection))]
public sealed class StartDelayTests
{
    private const int Bars = 400;
    private const double MillisecondsPerBar = 10;
    private const int Repetitions = 5;
    private const double MostGrowthMilliseconds = 20;

    [Theory]
    [InlineData(Offence.Spins)]
    [InlineData(Offence.Allocates)]
    [InlineData(Offence.Throws)]
    [InlineData(Offence.NeverReturns)]
    public async Task The_others_start_at_most_20_ms_later_at_p99_while_one_offends(Offence offence)
    {
        var growths = new List<double>();
        await DelayAsync(offence); // compiled
        for (int i = 0; i < Repetitions; i++)
        {
            // Side by side in time: whatever else the machine does, both see it.
            double alone = await DelayAsync(Offence.None);
            growths.Add(await DelayAsync(offence) - alone);
        }

        double median = growths.Order().ElementAt(Repetitions / 2);
        TestContext.Current.SendDiagnosticMessage(
            $"{offence}: p99 start delay grows by {median:F1} ms ({string.Join(", ", growths.Select(g => $"{g:F1}"))})"
        );
        Assert.True(median <= MostGrowthMilliseconds, $"p99 start delay grows by {median:F1} ms");
    }

    private static async Task<double> DelayAsync(Offence offence)
    {
        using var bench = new Workbench { Offence = offence };
        await using var run = new BudgetRun(bench, 1000 / MillisecondsPerBar, Bars);
        await run.Engine.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(offence == Offence.None ? InstanceState.Idle : InstanceState.Quarantined, run.Status().State);
        double[] delays = bench.DelaysMilliseconds(MillisecondsPerBar);
        return delays[(int)Math.Ceiling(0.99 * delays.Length) - 1];
    }
}
