namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Every file that kernels are bound to.</summary>
internal static class OracleBindings
{
    public static IReadOnlyList<IOracleBinding> All { get; } =
    [
        new AnalystRevisionsBinding(),
        new DiscreteWaveletBinding(),
        new EarningsSurpriseBinding(),
        new EntropyBinding(),
        new EntropyMonitorBinding(),
        new EwmaBinding(),
        new FractionalDifferenceBinding(),
        new GarchBinding(),
        new KalmanBinding(),
        new MaximalOverlapBinding(),
        new NeweyWestBinding(),
        new PcaBinding(),
        new PriceNewsDivergenceBinding(),
        new RealizedVolatilityBinding(),
        new ResidualScoresBinding(),
        new RollingCorrelationBinding(),
        new TextVectorsBinding(),
        new TrendsAndFlowBinding(),
        new VixRegimeBinding(),
        new VolumeWeightedSentimentBinding(),
        new WaveletShrinkageBinding(),
    ];
}
