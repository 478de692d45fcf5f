using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>Minutes with volume that comes and goes, over a few short sessions.</summary>
public class FlowToxicityConformance : PluginSuite<FlowToxicity, FlowToxicityOptions>
{
    private const int Sessions = 8;
    private const int PerSession = 60;

    protected override FlowToxicityOptions Options =>
        new()
        {
            BucketsPerDay = 20,
            Buckets = 5,
            RankWindow = 20,
            DeviationWindow = 20,
            ToxicFrom = 0.9,
        };

    protected override IMarketDataSource Market { get; } =
        MinuteBars.Market<Bar>(
            "AAA",
            MinuteBars.Of(
                Sessions,
                Normals.Prices(new Normals(1).Take((Sessions * PerSession) - 1).Select(n => 0.001 * n)),
                [.. new Normals(2).Take(Sessions * PerSession).Select(n => 100 + (long)Math.Abs(100 * n))]
            )
        );

    // A session to size buckets by, and more.
    protected override int WarmUp => PerSession + 1;

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<long>> flags = run.Watch(FlowToxicity.IsToxic, Scope.Instrument());

        await run.RunAsync();
        Assert.Equal([0, 1], flags.Select(o => o.Value).Distinct().Order());
    }
}
