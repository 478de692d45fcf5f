using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Dashboard;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>A curve with falls, thinned. It is drawn of the last fifty closes: all of them take more memory each day.</summary>
public sealed class EquityPlotConformance : PluginSuite<EquityPlot, EquityPlotOptions>
{
    protected override EquityPlotOptions Options => new() { Closes = 50, Resolution = 10 };

    protected override IMarketDataSource Market { get; } =
        new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 150);

    protected override int WarmUp => 2;

    protected override void AddCompanions(IOptiFireBuilder builder) =>
        builder.AddPlugin<AlwaysLong, AlwaysLongOptions>(new(), enabled: true);

    protected override async Task SeeItAct(EngineRun run)
    {
        RunReport report = await run.RunAsync();

        ActivationReport drawing = report.Activations.Single(a => a.Role == Role.Report);
        Assert.True(drawing.Ok > 100);
        double[] drawdowns = Assert.Single(report.Charts).Panels[1].Series[0].Y;
        Assert.InRange(drawdowns.Length, 10, 49);
        Assert.Contains(drawdowns, y => y < -0.01);
        Assert.NotEmpty(Assert.Single(report.Tables).Rows);
    }
}
