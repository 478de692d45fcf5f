namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Every file that kernels are bound to.</summary>
internal static class OracleBindings
{
    public static IReadOnlyList<IOracleBinding> All { get; } =
    [
        new AdfBinding(),
        new EngleGrangerBinding(),
        new EwmaBinding(),
        new GarchBinding(),
        new HalfLifeBinding(),
        new HedgeRatioBinding(),
        new JohansenBinding(),
        new KalmanBinding(),
        new MultipleTestingBinding(),
        new NeweyWestBinding(),
        new RealizedVolatilityBinding(),
        new RollingCorrelationBinding(),
        new VixRegimeBinding(),
    ];
}
