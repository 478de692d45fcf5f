namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Every file that kernels are bound to.</summary>
internal static class OracleBindings
{
    public static IReadOnlyList<IOracleBinding> All { get; } =
    [
        new AdfBinding(),
        new AnalystRevisionsBinding(),
        new BlackScholesBinding(),
        new DiscreteWaveletBinding(),
        new EarningsSurpriseBinding(),
        new EngleGrangerBinding(),
        new EntropyBinding(),
        new EntropyMonitorBinding(),
        new EwmaBinding(),
        new FractionalDifferenceBinding(),
        new GarchBinding(),
        new HalfLifeBinding(),
        new HedgeRatioBinding(),
        new InformationBarsBinding(),
        new JohansenBinding(),
        new KalmanBinding(),
        new MaximalOverlapBinding(),
        new MultipleTestingBinding(),
        new NeweyWestBinding(),
        new OrderFlowBinding(),
        new PcaBinding(),
        new PriceNewsDivergenceBinding(),
        new RealizedVolatilityBinding(),
        new ResidualScoresBinding(),
        new RiskReversalBinding(),
        new RollingCorrelationBinding(),
        new TextVectorsBinding(),
        new TrendsAndFlowBinding(),
        new VarianceRiskPremiumBinding(),
        new VixRegimeBinding(),
        new VolumeWeightedSentimentBinding(),
        new VpinBinding(),
        new WaveletShrinkageBinding(),
    ];
}
