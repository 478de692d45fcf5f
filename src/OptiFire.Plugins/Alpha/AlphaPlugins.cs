using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Alpha;

/// <summary>The plugins of the alpha category.</summary>
public static class AlphaPlugins
{
    /// <summary>Adds them all; settings switch them on.</summary>
    /// <param name="builder">The engine.</param>
    public static IOptiFireBuilder AddAlphaPlugins(this IOptiFireBuilder builder) =>
        builder
            .AddPlugin<VolatilityRegime, VolatilityRegimeOptions, VolatilityRegimeOptionsValidator>()
            .AddPlugin<CrossAssetCorrelation, CrossAssetCorrelationOptions, CrossAssetCorrelationOptionsValidator>()
            .AddPlugin<CointegratedPairs, CointegratedPairsOptions, CointegratedPairsOptionsValidator>()
            .AddPlugin<VariancePremium, VariancePremiumOptions, VariancePremiumOptionsValidator>()
            .AddPlugin<TStatThreshold, TStatThresholdOptions, TStatThresholdOptionsValidator>()
            .AddPlugin<FlowToxicity, FlowToxicityOptions, FlowToxicityOptionsValidator>()
            .AddPlugin<OrderFlowImbalance, OrderFlowImbalanceOptions, OrderFlowImbalanceOptionsValidator>();
}
