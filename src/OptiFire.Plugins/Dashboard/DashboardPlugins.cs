using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Dashboard;

/// <summary>The dashboard plugins.</summary>
public static class DashboardPlugins
{
    /// <summary>Makes every dashboard plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddDashboardPlugins(this IOptiFireBuilder builder) =>
        builder.AddPlugin<EquityPlot, EquityPlotOptions, EquityPlotOptionsValidator>();
}
