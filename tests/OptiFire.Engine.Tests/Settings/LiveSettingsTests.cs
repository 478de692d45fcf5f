using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Tests.Settings;

public sealed class LiveSettingsTests
{
    private const string Script = "plugins.test_script.enabled";

    [Fact]
    public async Task A_strategy_switched_off_ends_its_signals_and_its_positions()
    {
        LiveRun run = await new LiveRun()
            .With(b => b.AddPlugin<Script, ScriptOptions>(enabled: true))
            .Set(20, (Script, "false"))
            .RunAsync();

        Assert.Equal([100m, -100m], run.Orders);
        Assert.Empty(run.Report!.Portfolio.Positions);
        Assert.Equal([Script], Assert.Single(run.Applied).Changes.Select(c => c.Path));
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_strategy_switched_on_trades_from_then_on()
    {
        LiveRun run = await new LiveRun()
            .With(b => b.AddPlugin<Script, ScriptOptions>())
            .Set(20, (Script, "true"))
            .RunAsync();

        Assert.Equal([100m], run.Orders);
        Assert.Equal(["test_script 1"], Assert.Single(run.Applied).Instances);
        Assert.True(run.Entries.Single(e => e.Kind == JournalRecordKind.Intent).Sequence > 20);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_plugin_switched_on_sees_the_past_at_once()
    {
        LiveRun run = await new LiveRun()
            .With(b => b.AddPlugin<Tally, TallyOptions>(new TallyOptions { Window = 25 }))
            .Set(38, ("plugins.test_tally.enabled", "true"))
            .RunAsync();

        ActivationReport tally = Assert.Single(run.Report!.Activations);
        Assert.Equal(0, tally.NotReady);
        Assert.InRange(tally.Ok, 20, 30);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_longer_window_is_filled_and_others_keep_theirs()
    {
        LiveRun run = await new LiveRun()
            .With(b =>
                b.AddPlugin<Tally, TallyOptions>(new TallyOptions { Window = 5 }, enabled: true)
                    .AddPlugin<Tally, TallyOptions>(new TallyOptions { Window = 5 }, "other", enabled: true)
            )
            .Set(40, ("plugins.test_tally.options.window", "25"))
            .RunAsync();

        Assert.Equal(4, Of(run, "test_tally").NotReady);
        Assert.Equal(4, Of(run, "test_tally/other").NotReady);
        Assert.Equal(60, Of(run, "test_tally/other").Runs);
        Assert.NotEqual(Of(run, "test_tally").Outputs["oldest"], Of(run, "test_tally/other").Outputs["oldest"]);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task Only_the_plugin_whose_options_changed_is_made_anew_and_its_memory_stays()
    {
        LiveRun run = await new LiveRun()
            .With(b =>
                b.AddPlugin<Tally, TallyOptions>(enabled: true)
                    .AddPlugin<Tally, TallyOptions>(name: "other", enabled: true)
            )
            .Set(20, ("plugins.test_tally.options.left", "7"), ("plugins.test_tally.options.right", "7"))
            .RunAsync();

        Assert.Equal("7", Of(run, "test_tally").Outputs["label"]);
        Assert.Equal("0", Of(run, "test_tally/other").Outputs["label"]);
        Assert.Equal("60", Of(run, "test_tally").Outputs["runs"]);
        Assert.Equal("60", Of(run, "test_tally/other").Outputs["runs"]);
        Assert.Equal(0, Of(run, "test_tally").Failed);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task What_a_change_replaced_is_let_go()
    {
        int alive = 0;
        LiveRun run = new LiveRun().With(b => b.AddPlugin<Witness, WitnessOptions>(enabled: true));
        for (int row = 10; row < 50; row++)
        {
            run.Set(row, ("plugins.test_witness.options.number", $"{row}"));
        }

        run.Change(
            55,
            _ =>
            {
                GC.Collect();
                alive = Witness.Alive;
                return Task.CompletedTask;
            }
        );

        await run.RunAsync();

        Assert.Equal(40, run.Applied.Count);
        Assert.True(Witness.Count > 40, $"{Witness.Count} made");
        Assert.InRange(alive, 1, 5); // the one in force, and what a thread may still look at
    }

    [Fact]
    public async Task An_option_that_resets_state_makes_the_plugin_start_afresh()
    {
        LiveRun run = await new LiveRun()
            .With(b => b.AddPlugin<Tally, TallyOptions>(enabled: true))
            .Set(20, ("plugins.test_tally.options.kind", "1"))
            .RunAsync();

        Assert.InRange(int.Parse(Of(run, "test_tally").Outputs["runs"], null), 35, 45);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_latch_outlives_its_guard_being_switched_off_and_on()
    {
        LiveRun run = await new LiveRun()
            .With(b =>
                b.AddPlugin<Script, ScriptOptions>(new ScriptOptions { Levels = "0 0 0 0 0 1" }, enabled: true)
                    .AddPlugin<Latch, LatchOptions>(new LatchOptions { FromMark = 1 }, enabled: true)
            )
            .Set(2, ("risk.max_exposure_total", "1"))
            .Set(12, ("plugins.test_latch.enabled", "false"))
            .Set(30, ("plugins.test_latch.enabled", "true"))
            .RunAsync();

        TradingState[] states =
        [
            .. run
                .Entries.Where(e => e.Kind == JournalRecordKind.TradingState)
                .Select(e => e.As<TradingStateSet>().State),
        ];
        Assert.Equal([TradingState.Active, TradingState.ReduceOnly], states[^2..]);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_limit_is_in_force_from_the_next_decision_on()
    {
        LiveRun run = await new LiveRun()
            .With(b =>
                b.AddPlugin<Script, ScriptOptions>(
                    new ScriptOptions { Levels = string.Join(' ', Enumerable.Range(0, 60).Select(i => i / 10 % 2)) },
                    enabled: true
                )
            )
            .Set(25, ("risk.max_exposure_symbol", "0.0001"), ("risk.max_exposure_total", "0.0002"))
            .RunAsync();

        Assert.Equal([100m, -100m], run.Orders);
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_schedule_is_changed_while_the_engine_runs()
    {
        LiveRun run = await new LiveRun()
            .With(b => b.AddPlugin<Alarm, AlarmOptions>(enabled: true))
            .Set(30, ("plugins.test_alarm.schedule", "interval_1h"))
            .RunAsync();

        // The source is ahead of the kernel: the change comes some closes before its row.
        JournalRecordKind[] kinds = [.. run.Entries.Select(e => e.Kind)];
        int closes = kinds
            .TakeWhile(k => k != JournalRecordKind.SettingsApplied)
            .Count(k => k == JournalRecordKind.SessionClose);
        int left = kinds.Count(k => k == JournalRecordKind.SessionClose) - closes;
        Assert.InRange(closes, 1, 35);
        Assert.InRange(Of(run, "test_alarm").Runs, closes + ((left - 2) * 6), closes + ((left + 1) * 7));
        await AssertReplaysAsync(run);
    }

    [Fact]
    public async Task A_continued_run_takes_each_change_once_where_it_was()
    {
        LiveRun whole = await Changing(new LiveRun()).RunAsync();
        var versions = new KeptVersions();
        var cut = new LiveRun { Versions = versions };
        using var stop = new CancellationTokenSource();
        Changing(cut).Change(45, _ => stop.CancelAsync());
        await cut.RunAsync(stop.Token);
        long before = cut.Applied.Count;

        await cut.RunAsync(changes: false);

        Assert.Equal(2, before);
        Assert.Equal([2L, 3L], cut.Applied.Select(a => a.Version));
        Assert.Equal(whole.Applied.Select(a => a.Hash), cut.Applied.Select(a => a.Hash));
        Assert.Equal(Of(whole, "test_tally").Outputs["label"], Of(cut, "test_tally").Outputs["label"]);
        await AssertReplaysAsync(cut);

        static LiveRun Changing(LiveRun run) =>
            run.With(b => b.AddPlugin<Tally, TallyOptions>(enabled: true))
                .Set(10, ("plugins.test_tally.options.left", "1"), ("plugins.test_tally.options.right", "1"))
                .Set(20, ("plugins.test_tally.options.left", "2"), ("plugins.test_tally.options.right", "2"));
    }

    private static ActivationReport Of(LiveRun run, string instance) =>
        run.Report!.Activations.Single(a => a.Instance == InstanceId.Parse(instance));

    private static async Task AssertReplaysAsync(LiveRun run)
    {
        ReplayComparison comparison = await run.ReplayAsync();
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }
}
