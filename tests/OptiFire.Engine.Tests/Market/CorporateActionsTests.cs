using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Market;

/// <summary>A share that costs 100, and 50 after a split of two for one on 9 January 2015, announced on the 6th.</summary>
public sealed class CorporateActionsTests
{
    private static readonly Timestamp Announced = Timestamp.FromUtc(2015, 1, 6, 22);
    private static readonly Timestamp ExDate = Timestamp.FromUtc(2015, 1, 9, 5);

    private static readonly Instrument Share = new() { Symbol = "AAA" };

    [Fact]
    public async Task A_split_in_the_middle_of_a_position_doubles_it_and_changes_no_value()
    {
        ScriptedRun run = await RunAsync(Split());

        Assert.Equal([100m], run.Orders);
        Assert.Equal(200m, Assert.Single(run.Report.Portfolio.Positions).Quantity);
        Assert.Equal(50m, run.Report.Portfolio.Positions[0].AverageCost);
        Assert.Single(run.Report.EquityCurve.Skip(2).Select(p => p.Index).Distinct());
    }

    [Fact]
    public async Task A_window_is_adjusted_from_the_ex_date_on_and_not_from_the_announcement()
    {
        ScriptedRun run = await RunAsync(Split());

        string[] seen = [.. Findings(run)];
        Assert.Equal("2015-01-08: split 100 100 100, raw 100 100 100", seen[1]);
        Assert.Equal("2015-01-09: split 50 50 50, raw 100 100 50", seen[2]);
        Assert.Equal("2015-01-12: split 50 50 50, raw 100 50 50", seen[3]);
    }

    [Fact]
    public async Task A_correction_of_the_time_before_the_split_is_adjusted_like_its_neighbours()
    {
        ScriptedRun run = await RunAsync(
            Split(),
            bars =>
            {
                Bar late = bars[3] with
                {
                    Close = 90_0000,
                    Low = 80_0000,
                    Revision = 1,
                    AvailableAt = bars[4].AvailableAt,
                };
                return [.. bars[..5], late, .. bars[5..]];
            }
        );

        string[] seen = [.. Findings(run)];
        Assert.Equal("2015-01-09: split 50 45 50, raw 100 90 50", seen[2]);
        Assert.Equal("2015-01-12: split 45 50 50, raw 90 50 50", seen[3]);
        Assert.Single(run.Report.EquityCurve.Skip(2).Select(p => p.Index).Distinct()); // the past is no mark of today
    }

    [Fact]
    public async Task A_dividend_is_paid_on_what_is_held_at_the_ex_date()
    {
        ScriptedRun run = await RunAsync(CorporateAction.CashDividend(new InstrumentId(0), ExDate, Announced, 0.5m));

        decimal bought = run.Report.Portfolio.Fees + (100m * 100m);
        Assert.Equal(100_000m - bought + 50m, run.Report.Portfolio.Cash);
    }

    private static CorporateAction Split() => CorporateAction.Split(new InstrumentId(0), ExDate, Announced, 2, 1);

    private static Task<ScriptedRun> RunAsync(CorporateAction action, Func<Bar[], Bar[]>? change = null)
    {
        bool splits = action.Action == CorporateActionKind.Split;
        Bar[] bars = [];
        _ = Walks.Daily(
            ["AAA"],
            10,
            seed: 1,
            walk =>
                bars = [
                    .. walk.Select(b =>
                    {
                        long price = splits && b.Start > ExDate ? 50_0000 : 100_0000;
                        return b with { Open = price, High = price, Low = price, Close = price };
                    }),
                ]
        );
        return ScriptedRun.RunAsync(
            b =>
                b.AddSource(new ListSource<Bar>("flat", [Share], change?.Invoke(bars) ?? bars))
                    .AddSource(new ListSource<CorporateAction>("actions", [Share], [action]))
                    .AddPlugin<Script, ScriptOptions>(enabled: true)
                    .AddPlugin<Witness, WitnessOptions>(enabled: true),
            sessions: 0
        );
    }

    private static IEnumerable<string> Findings(ScriptedRun run) =>
        run.Entries.Where(e => e.Kind == JournalRecordKind.Finding).Select(e => e.As<FindingNoted>().Message);

    /// <summary>Says what it sees in two windows of three closes.</summary>
    internal sealed class Witness : IPlugin<Witness, WitnessOptions>, IMonitor
    {
        private readonly WindowNeed<Bar, double> _raw;
        private readonly WindowNeed<Bar, double> _split;

        public Witness(WitnessOptions options)
        {
            _raw = Need.Window(Bar.ClosePrice, BarSize.Day, options.Bars);
            _split = Need.Window(Bar.ClosePrice, BarSize.Day, options.Bars) with { Adjustment = Adjustment.Split };
        }

        public static PluginDescriptor Descriptor { get; } =
            new("test_witness", PluginCategory.Diagnostics, "Witness") { Summary = "Says what it sees." };

        public PluginPlan Plan =>
            new(
                new Activation(Role.Monitor, Scope.Instrument("AAA"), Trigger.OnBar(BarSize.Day))
                {
                    Needs = [_raw, _split],
                }
            );

        public RunResult Observe(IMonitorRun run)
        {
            string split = string.Join(' ', run.Window(_split).Values.ToArray());
            string raw = string.Join(' ', run.Window(_raw).Values.ToArray());
            run.Report(FindingSeverity.Information, $"{run.Now.UtcDate:yyyy-MM-dd}: split {split}, raw {raw}");
            return RunResult.Ok;
        }
    }

    internal sealed record WitnessOptions
    {
        public int Bars { get; init; } = 3;
    }
}
