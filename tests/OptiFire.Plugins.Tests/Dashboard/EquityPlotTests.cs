using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Dashboard;
using OptiFire.Plugins.Tests.Risk.Bench;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Tests.Dashboard;

public sealed class EquityPlotTests
{
    [Fact]
    public async Task Draws_equity_and_fall_and_lists_the_fall_with_its_dates()
    {
        // Bought at the second bar's open of 100: equity is the price from then on.
        RunReport report = await Through(100, 100, 120, 90, 130);

        Chart chart = Assert.Single(report.Charts);
        Assert.Equal([1, 1, 1, 1.2, 0.9, 1.3], chart.Panels[0].Series[0].Y, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 0, 0, 0, -0.25, 0], chart.Panels[1].Series[0].Y, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(["25.00", "2024-01-03", "2024-01-04", "2024-01-05", "2"], Assert.Single(Rows(report)));
    }

    [Fact]
    public async Task Fall_that_is_not_over_is_open()
    {
        RunReport report = await Through(100, 100, 80, 90);

        Assert.Equal(["20.00", "2024-01-02", "2024-01-03", "open", "2"], Assert.Single(Rows(report)));
    }

    [Fact]
    public async Task Only_the_deepest_falls_are_listed_deepest_first()
    {
        decimal[] prices = [100, 100, 99, 101, 98, 102, 92, 103, 100, 104, 100, 105, 104, 106];

        IReadOnlyList<IReadOnlyList<string>> rows = Rows(await Through(prices));

        // 101→98 2.97, 102→92 9.80, 103→100 2.91, 104→100 3.85; 100→99 1.00 and 105→104 0.95 compete for the fifth place.
        Assert.Equal(["9.80", "3.85", "2.97", "2.91", "1.00"], rows.Select(r => r[0]));
    }

    [Fact]
    public void Thinning_keeps_the_largest_fall_exactly()
    {
        var random = new Random(5);
        double[] index = new double[20_000];
        double level = 1;
        for (int i = 0; i < index.Length; i++)
        {
            level *= 1 + ((random.NextDouble() - 0.5) / 50);
            index[i] = level;
        }

        index[7_777] *= 0.3; // one bad tick of a close
        Chart chart = Draw(index, new() { Resolution = 50 }).Charts[0];

        double[] y = chart.Panels[0].Series[0].Y;
        Assert.InRange(y.Length, 50, 104);
        Assert.Contains(index[7_777], y);
        Assert.Equal(DeepestOf([1, .. index]), chart.Panels[1].Series[0].Y.Min(), 1e-12);
        Assert.Equal(chart.Panels[0].Series[0].X, chart.Panels[0].Series[0].X.Order());
    }

    [Fact]
    public void Loss_of_the_first_session_shows()
    {
        DirectRun run = Draw([0.9, 0.95], new());

        Assert.Equal(-0.1, run.Charts[0].Panels[1].Series[0].Y.Min(), 1e-12);
        Assert.Equal("10.00", run.Tables[0].Rows[0][0]);
    }

    [Fact]
    public async Task One_close_is_not_ready() =>
        Assert.Equal(
            "needs 2 session closes of equity",
            (await Through(100)).Activations.Single(a => a.Role == Role.Report).LastReason
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void Equity_that_is_no_more_is_not_ready(double last)
    {
        var run = new DirectRun(null, new AlwaysOpenCalendar())
        {
            Index = [1, last],
            Times = [TestRun.Day(1), TestRun.Day(2)],
        };

        Assert.Equal(RunStatus.NotReady, new EquityPlot(new()).Draw(run).Status);
        Assert.Empty(run.Charts);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var validator = new EquityPlotOptionsValidator();

        Assert.False(validator.Validate(null, new()).Failed);
        Assert.True(validator.Validate(null, new() { Resolution = 1 }).Failed);
        Assert.True(validator.Validate(null, new() { Drawdowns = 0 }).Failed);
    }

    private static double DeepestOf(double[] index)
    {
        double worst = 0;
        for (int i = 0; i < index.Length; i++)
        {
            worst = Math.Min(worst, (index[i] / index[..(i + 1)].Max()) - 1);
        }

        return worst;
    }

    private static DirectRun Draw(double[] index, EquityPlotOptions options)
    {
        var run = new DirectRun(null, new AlwaysOpenCalendar())
        {
            Index = index,
            Times = [.. Enumerable.Range(1, index.Length).Select(TestRun.Day)],
        };
        Assert.Equal(RunResult.Ok, new EquityPlot(options).Draw(run));
        return run;
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(RunReport report) => Assert.Single(report.Tables).Rows;

    private static async Task<RunReport> Through(params decimal[] prices)
    {
        var run = new TestRun("A");
        run.Builder.AddPlugin<EquityPlot, EquityPlotOptions, EquityPlotOptionsValidator>(enabled: true);
        run.With([.. prices.Select((close, day) => run.BarOf(day, day == 0 ? close : prices[day - 1], close))]);
        return await run.RunAsync();
    }
}
