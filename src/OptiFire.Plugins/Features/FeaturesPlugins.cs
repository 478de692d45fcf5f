using OptiFire.Sdk.Hosting;

namespace OptiFire.Plugins.Features;

/// <summary>The plugins of the features category.</summary>
public static class FeaturesPlugins
{
    /// <summary>Adds them all; settings switch them on.</summary>
    /// <param name="builder">The engine.</param>
    public static IOptiFireBuilder AddFeaturesPlugins(this IOptiFireBuilder builder) =>
        builder
            .AddPlugin<GarchVolatility, GarchVolatilityOptions, GarchVolatilityOptionsValidator>()
            .AddPlugin<KalmanTrend, KalmanTrendOptions, KalmanTrendOptionsValidator>()
            .AddPlugin<ReturnEntropy, ReturnEntropyOptions, ReturnEntropyOptionsValidator>()
            .AddPlugin<WaveletEnergies, WaveletEnergiesOptions, WaveletEnergiesOptionsValidator>()
            .AddPlugin<FractionalDifferences, FractionalDifferencesOptions, FractionalDifferencesOptionsValidator>();
}
