using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Plugins.Tests.Conformance;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

public sealed class QualityGateTests
{
    [Fact]
    public async Task New_exposure_waits_until_quality_is_back_at_its_release()
    {
        // Six crossed quotes leave 0.95⁶ = 0.735; a clean row closes a twentieth of what is missing to 1, so 0.9 is
        // reached with the 19th: 1 − 0.265 · 0.95¹⁹ = 0.900025.
        ValidationRun run = await RunAsync(
            Market(crossed: 6),
            b => b.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true)
        );

        Assert.Equal(6, run.PutAside.Count);
        Assert.Equal("infra_pandera_validation", Assert.Single(Refused(run)).Rule.PluginId);
        JournalEntry intent = Assert.Single(run.Entries, e => e.Kind == JournalRecordKind.Intent);
        Assert.Equal(19, BarsBefore(run, intent.Sequence));
    }

    [Fact]
    public async Task A_few_bad_rows_block_nothing()
    {
        ValidationRun run = await RunAsync(
            Market(crossed: 4),
            b => b.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true)
        );

        Assert.Equal(4, run.PutAside.Count);
        Assert.Empty(Refused(run));
    }

    [Fact]
    public async Task Gate_can_be_switched_off()
    {
        ValidationRun run = await RunAsync(
            Market(crossed: 50),
            b => b.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true),
            new DataValidationOptions { MinimumQuality = 0 }
        );

        Assert.Equal(50, run.PutAside.Count);
        Assert.Empty(Refused(run));
    }

    [Fact]
    public async Task Exits_pass_on_the_worst_data()
    {
        FakeMarket market = new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 40);
        Timestamp[] ends = BarSeries.Sessions(new DateOnly(2024, 1, 3), 40);
        int last = Array.FindIndex(ends, 5, IsIn);
        while (IsIn(ends[last + 1]))
        {
            last++;
        }

        for (int day = last + 1; day < 40; day++)
        {
            for (int i = 0; i < 50; i++)
            {
                market.WithQuote("SPY", ends[day] - TimeSpan.FromSeconds(60 - i), 110, 100);
            }
        }

        ValidationRun run = await RunAsync(market, b => b.AddPlugin<InAndOut, InAndOutOptions>(new(), enabled: true));

        // Held over the first bad session, out at its close, never in again.
        Assert.True(run.Intents[^1].Request.SignedQuantity < 0);
        Assert.Equal(0, run.Intents.Sum(i => i.Request.SignedQuantity));
        Assert.Empty(run.Report.Portfolio.Positions);
        Assert.NotEmpty(Refused(run));
    }

    [Fact]
    public async Task Silent_feed_blocks_its_instrument_and_no_other_until_a_price_comes()
    {
        double[] all = RandomWalk.Of(1, 30);
        double[] some = RandomWalk.Of(2, 30);
        some.AsSpan(10, 5).Fill(double.NaN);
        FakeMarket market = new FakeMarket().WithDailyBars("SPY", all).WithDailyBars("QQQ", some);

        ValidationRun run = await RunAsync(market, _ => { });

        ControlSet[] blocks =
        [
            .. run
                .Entries.Where(e => e.Kind == JournalRecordKind.Control)
                .Select(e => e.As<ControlSet>())
                .Where(c => c.Reason == "the last session brought no price"),
        ];
        Assert.Equal([1], blocks.Select(c => c.Subject).Distinct());
        Assert.Contains("5 bars of 1d are missing", Assert.Single(run.Findings), StringComparison.Ordinal);
        // Silent at the closes of sessions 11 to 14: at the open of the 11th nothing had come in the 10th.
        Assert.Equal(4, run.QualityOf("qqq").Count(q => q == 0));
        Assert.DoesNotContain(0, run.QualityOf("spy"));
    }

    private static bool IsIn(Timestamp close) => close.UtcDate.DayNumber % 2 == 0;

    /// <summary>How many sessions' closes were recorded up to a sequence number: each comes right after its bar.</summary>
    private static int BarsBefore(ValidationRun run, long sequence) =>
        run.Entries.Count(e => e.Kind == JournalRecordKind.SessionClose && e.Sequence < sequence);

    private static IEnumerable<OrderRefused> Refused(ValidationRun run) =>
        run.Entries.Where(e => e.Kind == JournalRecordKind.Refusal).Select(e => e.As<OrderRefused>());

    private static FakeMarket Market(int crossed)
    {
        FakeMarket market = new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 60, volatility: 0.004);
        Timestamp first = BarSeries.Sessions(new DateOnly(2024, 1, 3), 1)[0];
        for (int i = 0; i < crossed; i++)
        {
            market.WithQuote("SPY", first - TimeSpan.FromMinutes(crossed - i), 110, 100);
        }

        return market;
    }

    private static Task<ValidationRun> RunAsync(
        FakeMarket market,
        Action<IOptiFireBuilder> with,
        DataValidationOptions? options = null
    ) =>
        ValidationRun.RunAsync(
            market,
            options,
            with,
            o =>
                o.Settings = new EngineSettings
                {
                    Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
                    Execution = new ExecutionSettings { Sizing = SizingRule.FixedQuantity },
                }
        );
}
