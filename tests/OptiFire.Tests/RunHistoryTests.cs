using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Tests;

/// <summary>What is rebuilt from a journal alone is what the engine that wrote it says.</summary>
public sealed class RunHistoryTests
{
    [Fact]
    public async Task Account_orders_and_fills_are_those_of_the_run()
    {
        (RunReport report, CommitGroup[] groups) = await RunAsync();
        RunHistory history = RunHistory.Read(groups);
        PortfolioView rebuilt = history.Ledger.Account;
        PortfolioView account = report.Portfolio;

        Assert.True(report.Fills > 20, report.ToString());
        Assert.Equal(account.Cash, rebuilt.Cash);
        Assert.Equal(account.Fees, rebuilt.Fees);
        Assert.Equal(account.RealizedPnl, rebuilt.RealizedPnl);
        Assert.Equal(account.NetFlows, rebuilt.NetFlows);
        Assert.Equal(account.Equity, history.Equity);
        Assert.Equal(
            account.Positions.Select(p => (p.Instrument, p.Quantity, p.AverageCost, p.RealizedPnl)),
            rebuilt.Positions.Select(p => (p.Instrument, p.Quantity, p.AverageCost, p.RealizedPnl))
        );
        Assert.Equal(report.Orders, history.Ledger.Orders.Count);
        Assert.Equal(report.Fills, history.Ledger.Fills.Count);
        Assert.Equal(
            report.WorkingOrders.Select(o => (o.ClientOrderId, o.Status)),
            history
                .Ledger.Orders.Where(o => o.Status is not (OrderStatus.Filled or OrderStatus.Expired))
                .Where(o => o.Status is not (OrderStatus.Canceled or OrderStatus.Rejected))
                .Select(o => (o.ClientOrderId, o.Status))
        );
        Assert.Null(history.Ledger.Discrepancy);
    }

    [Fact]
    public async Task Curve_head_and_refusals_are_those_of_the_run()
    {
        (RunReport report, CommitGroup[] groups) = await RunAsync();
        RunHistory history = RunHistory.Read(groups);

        Assert.Equal(report.EquityCurve, history.EquityCurve);
        Assert.Equal(report.Head, history.Head);
        Assert.Equal(report.RunId, history.Run.RunId);
        Assert.Equal(report.Refusals, history.Rules.Where(r => r.Place == "Gate").Sum(r => r.Count));
        Assert.NotNull(history.Ended);
        Assert.Equal(report.Inputs, history.Ended.Value.Inputs);
    }

    [Fact]
    public async Task Journal_that_breaks_off_has_no_end_and_the_account_up_to_there()
    {
        (_, CommitGroup[] groups) = await RunAsync();
        RunHistory history = RunHistory.Read(groups[..^1]);

        Assert.Null(history.Ended);
        Assert.Equal(groups[^2].LastSequence, history.Head.Sequence);
        Assert.Null(history.Ledger.Discrepancy);
    }

    [Fact]
    public void Empty_journal_is_an_error() => Assert.Throws<JournalException>(() => RunHistory.Read([]));

    [Fact]
    public async Task Journal_without_its_beginning_is_an_error()
    {
        (_, CommitGroup[] groups) = await RunAsync();

        Assert.Throws<JournalException>(() => RunHistory.Read(groups[1..]));
    }

    [Fact]
    public async Task Tables_have_a_cell_for_every_column_and_count_all_fills()
    {
        (RunReport report, CommitGroup[] groups) = await RunAsync();
        RunHistory history = RunHistory.Read(groups);
        Sdk.Reports.Table[] tables =
        [
            ReportTables.Plugins(report),
            ReportTables.Positions(report.Portfolio, history.Run.Instruments),
            ReportTables.Quarantine(report),
            HistoryTables.Plugins(history),
            HistoryTables.Orders(history),
            HistoryTables.Fills(history, most: 5),
            HistoryTables.Limits(history),
            HistoryTables.Inputs(history),
        ];

        Assert.All(tables, t => Assert.All(t.Rows, row => Assert.Equal(t.Columns.Count, row.Count)));
        Assert.Equal(5, HistoryTables.Fills(history, most: 5).Rows.Count);
        Assert.Equal(report.Fills, HistoryTables.Fills(history, most: int.MaxValue).Rows.Count);
    }

    [Fact]
    public void Equity_chart_has_a_drawdown_by_hand()
    {
        var day = TimeSpan.FromDays(1);
        Sdk.Time.Timestamp first = Sdk.Time.Timestamp.FromUtc(2024, 1, 2, 21);
        double[] drawdown = ReportTables
            .Equity([new(first, 1.0), new(first + day, 1.25), new(first + day + day, 1.0)])
            .Panels[1]
            .Series[0]
            .Y;

        Assert.Equal(0.0, drawdown[0]);
        Assert.Equal(0.0, drawdown[1]);
        Assert.Equal(-20.0, drawdown[2], tolerance: 1e-12); // from 1.25 down to 1 is a fifth
    }

    private static async Task<(RunReport Report, CommitGroup[] Groups)> RunAsync()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("run.journal");
        var services = new ServiceCollection();
        services
            .AddOptiFire()
            .AddSimulatedMarket(new SimulatedMarketOptions { DailySessions = 250, MinuteSessions = 0 })
            .AddSqliteJournal(path)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions>(
                new MovingAverageCrossOptions { Fast = 3, Slow = 10 },
                enabled: true
            );
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider
            .GetRequiredService<OptiFireEngine>()
            .RunAsync(TestContext.Current.CancellationToken);
        return (report, [.. SqliteStore.ReadGroups(path)]);
    }
}
