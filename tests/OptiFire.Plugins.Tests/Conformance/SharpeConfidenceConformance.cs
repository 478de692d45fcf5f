using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Diagnostics;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>
/// The last forty sessions of a portfolio that is long. With the window of the default, all sessions, a run takes as
/// much more memory as there is more to read: that is what it is asked for.
/// </summary>
public sealed class SharpeConfidenceConformance : PluginSuite<SharpeConfidence, SharpeConfidenceOptions>
{
    protected override SharpeConfidenceOptions Options => new() { MinObservations = 20, Window = 40 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 160);

    protected override int WarmUp => 21;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        List<Observation<double>> ratios = run.Watch(SharpeConfidence.Annual);
        List<Observation<long>> counts = run.Watch(SharpeConfidence.Observations);

        RunReport report = await run.RunAsync();
        Assert.Contains(ratios, o => o.Value > 0);
        Assert.Contains(ratios, o => o.Value < 0);
        Assert.Equal((20, 40), (counts.Min(o => o.Value), counts.Max(o => o.Value)));
        Assert.NotEmpty(Assert.Single(report.Charts).Panels);
        Assert.NotEmpty(Assert.Single(report.Tables).Rows);
    }
}
