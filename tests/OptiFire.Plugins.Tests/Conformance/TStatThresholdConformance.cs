using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A signal that is in and out of a market that rises for a long time and then falls.</summary>
public class TStatThresholdConformance : PluginSuite<TStatThreshold, TStatThresholdOptions>
{
    private const int Sessions = 320;

    protected override TStatThresholdOptions Options =>
        new()
        {
            Hurdle = 1,
            MinBets = 20,
            MaxBets = 30,
        };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithDailyBars(
            "SPY",
            Normals.Prices(new Normals(1).Take(Sessions).Select((n, i) => (0.01 * n) + (i < 160 ? 0.006 : -0.006)))
        );

    protected override int WarmUp => 1;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<InAndOut, InAndOutOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> passing = run.Watch(TStatThreshold.Passing);

        Assert.True((await run.RunAsync()).Fills > 0);
        Assert.Contains(passing, o => o.Value == 1);
        Assert.Equal((0, 0), (passing[0].Value, passing[^1].Value));
    }
}

/// <summary>The same signal on the S&amp;P 500 as it was.</summary>
public sealed class RealTStatThresholdConformance : TStatThresholdConformance
{
    protected override TStatThresholdOptions Options => base.Options with { Hurdle = 0.5, Significance = 0.5 };

    protected override IMarketDataSource Market { get; } =
        SeriesMarket.Of(CsvBars.Panel("etf_panel_2008_2016.csv", "SPY").First(500));

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double[]>> statistics = run.Watch(TStatThreshold.Statistics);

        await run.RunAsync();
        Assert.Contains(statistics, o => o.Value.Length == 1);
    }
}
