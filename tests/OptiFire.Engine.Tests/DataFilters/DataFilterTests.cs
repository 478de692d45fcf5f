using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Tests.DataFilters;

public sealed class DataFilterTests
{
    private const long Absurd = 900_0000;

    [Fact]
    public async Task Row_put_aside_reaches_neither_broker_nor_account_nor_plugin()
    {
        // The bar after the signal is absurd: an order filled on it would cost 900 a share.
        ScriptedRun with = await RunAsync("1", new SieveOptions { Drops = n => n == 1 }, Spoil(1));
        ScriptedRun clean = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            sessions: 12
        );

        Assert.Equal(12, with.Report.Inputs);
        Assert.Equal(1, with.Report.Fills);
        Assert.Equal(
            clean.Report.Portfolio.Positions.Single().Quantity,
            with.Report.Portfolio.Positions.Single().Quantity
        );
        Assert.All(with.Report.EquityCurve, p => Assert.InRange(p.Index, 0.95, 1.05));
        ActivationReport script = with.Report.Activations.Single(a => a.Role == Role.Signal);
        Assert.Equal(11, script.Runs);
    }

    [Fact]
    public async Task Without_the_filter_the_absurd_row_is_in_the_account()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b => b.AddPlugin<Script, ScriptOptions>(enabled: true),
            sessions: 12,
            change: Spoil(6)
        );

        Assert.Contains(run.Report.EquityCurve, p => p.Index > 1.05);
    }

    [Fact]
    public async Task Every_rule_a_row_breaks_is_in_the_journal_and_in_the_report()
    {
        ScriptedRun run = await RunAsync("0", new SieveOptions { Drops = n => n == 4 }, Spoil(4));

        DataQuarantined record = Assert.Single(Quarantined(run));
        Assert.Equal([QuarantineReason.OhlcViolated, QuarantineReason.Outlier], record.Verdict.Broken);
        Assert.Equal((0, "bar", BarSize.Day.Variant), (record.Instrument, record.Kind, record.Variant));
        Assert.Equal(1, run.Report.Quarantined[("test_sieve", QuarantineReason.Outlier)]);
        Assert.Equal(1, run.Report.Quarantined[("test_sieve", QuarantineReason.OhlcViolated)]);
        Assert.Contains("Close = 9000000", run.Report.QuarantineSamples[0].Text, StringComparison.Ordinal);
        Assert.Contains(run.Entries, e => e.Kind == JournalRecordKind.Finding);
    }

    [Fact]
    public async Task Failing_filter_applies_the_row_and_blocks_new_exposure_until_it_judges_again()
    {
        ScriptedRun run = await RunAsync("0 0 0 1 1 1", new SieveOptions { Fails = [3, 4] });

        ActivationReport filter = run.Report.Activations.Single(a => a.Role == Role.DataFilter);
        Assert.Equal((10, 2), (filter.Ok, filter.Failed));
        Assert.Equal(12, run.Report.Activations.Single(a => a.Role == Role.Signal).Runs);
        Assert.Equal("test_sieve", Assert.Single(run.Refusals.Select(r => r.Rule.PluginId).Distinct()));
        Assert.Contains("the sieve is torn", run.Refusals[0].Reason, StringComparison.Ordinal);
        Assert.Equal([100m], run.Orders);
        Assert.Equal(1, run.Report.Fills);
    }

    [Fact]
    public async Task Failing_filter_leaves_exits_and_other_instruments_open()
    {
        ScriptedRun run = await ScriptedRun.RunAsync(
            b =>
                b.AddPlugin<Sieve, SieveOptions>(
                        new SieveOptions { Fails = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
                        enabled: true
                    )
                    .AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = "1 1 0 1" }, enabled: true),
            symbols: ["AAA", "BBB"]
        );

        Assert.Equal([100m, -100m], Of(run, 0));
        Assert.Equal([100m, -100m, 100m], Of(run, 1));
    }

    [Fact]
    public async Task Port_of_a_filter_lets_readers_run_in_the_same_step_also_where_the_row_is_put_aside()
    {
        ScriptedRun run = await RunAsync("0", new SieveOptions { Drops = n => n == 4, Speaks = true });

        ActivationReport reader = run.Report.Activations.Single(a => a.Role == Role.Feature);
        Assert.Equal((12, 12), (reader.Runs, reader.Ok));
        Assert.Equal("11", reader.Outputs["heard"]);
    }

    [Fact]
    public async Task Journal_keeps_a_thousand_rows_a_day_and_the_report_counts_all()
    {
        ScriptedRun run = await RunAsync(
            "0",
            new SieveOptions { Drops = static _ => true },
            bars =>
            {
                for (int i = 0; i < bars.Length; i++)
                {
                    bars[i] = bars[i] with
                    {
                        EventTime = bars[0].EventTime + TimeSpan.FromSeconds(i),
                        AvailableAt = bars[0].EventTime + TimeSpan.FromSeconds(i),
                    };
                }
            },
            sessions: 1_500
        );

        Assert.Equal(1_000, Quarantined(run).Count);
        Assert.Equal(1_500, run.Report.Quarantined[("test_sieve", QuarantineReason.Outlier)]);
        Assert.InRange(run.Entries.Count(e => e.Kind == JournalRecordKind.Finding), 1_001, 1_002);
    }

    [Fact]
    public async Task Run_with_a_filter_is_the_same_twice()
    {
        var options = new SieveOptions
        {
            Drops = n => n % 3 == 1,
            Fails = [5],
            Speaks = true,
        };
        ScriptedRun one = await RunAsync("1 0 1 0", options);
        ScriptedRun other = await RunAsync("1 0 1 0", options);

        Assert.Equal(one.Report.Head, other.Report.Head);
    }

    private static Task<ScriptedRun> RunAsync(
        string levels,
        SieveOptions sieve,
        Action<Bar[]>? change = null,
        int sessions = 12
    ) =>
        ScriptedRun.RunAsync(
            b =>
                b.AddPlugin<Sieve, SieveOptions>(sieve, enabled: true)
                    .AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = levels }, enabled: true),
            sessions: sessions,
            change: change
        );

    private static Action<Bar[]> Spoil(int row) =>
        bars => bars[row] = bars[row] with { Open = Absurd, High = Absurd, Low = Absurd, Close = Absurd };

    private static List<DataQuarantined> Quarantined(ScriptedRun run) =>
        [.. run.Entries.Where(e => e.Kind == JournalRecordKind.DataQuarantined).Select(e => e.As<DataQuarantined>())];

    private static List<decimal> Of(ScriptedRun run, int instrument) =>
        [.. run.Intents.Where(i => i.Request.Instrument.Value == instrument).Select(i => i.Request.SignedQuantity)];
}
