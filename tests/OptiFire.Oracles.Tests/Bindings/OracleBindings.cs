namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Every file that kernels are bound to.</summary>
internal static class OracleBindings
{
    public static IReadOnlyList<IOracleBinding> All { get; } =
    [
        new EwmaBinding(),
        new GarchBinding(),
        new KalmanBinding(),
        new NeweyWestBinding(),
        new RealizedVolatilityBinding(),
        new RollingCorrelationBinding(),
        new VixRegimeBinding(),
    ];
}
