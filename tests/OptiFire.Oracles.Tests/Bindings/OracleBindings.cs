namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Every file that kernels are bound to.</summary>
internal static class OracleBindings
{
    public static IReadOnlyList<IOracleBinding> All { get; } =
    [
        new AdfBinding(),
        new BlackScholesBinding(),
        new EngleGrangerBinding(),
        new EwmaBinding(),
        new GarchBinding(),
        new HalfLifeBinding(),
        new HedgeRatioBinding(),
        new InformationBarsBinding(),
        new JohansenBinding(),
        new KalmanBinding(),
        new MultipleTestingBinding(),
        new NeweyWestBinding(),
        new OrderFlowBinding(),
        new RealizedVolatilityBinding(),
        new RiskReversalBinding(),
        new RollingCorrelationBinding(),
        new VarianceRiskPremiumBinding(),
        new VixRegimeBinding(),
        new VpinBinding(),
    ];
}
