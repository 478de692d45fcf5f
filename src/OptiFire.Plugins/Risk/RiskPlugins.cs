using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Risk;

/// <summary>The risk plugins.</summary>
public static class RiskPlugins
{
    /// <summary>Makes every risk plugin known; settings say which of them run.</summary>
    public static IOptiFireBuilder AddRiskPlugins(this IOptiFireBuilder builder) =>
        builder
            .AddPlugin<DrawdownStop, DrawdownStopOptions, DrawdownStopOptionsValidator>()
            .AddPlugin<VolatilityTargeting, VolatilityTargetingOptions, VolatilityTargetingOptionsValidator>();
}
