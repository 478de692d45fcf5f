namespace OptiFire.Sdk.Settings;

/// <summary>Hard limits; fractions of equity.</summary>
public sealed record RiskSettings
{
    /// <summary>Gross exposure, working orders included, in (0, 1]; 0.30 by default, null for no limit.</summary>
    public decimal? MaxExposureTotal { get; init; } = 0.30m;

    /// <summary>Exposure in one instrument, working orders included, in (0, 1] and at most the total; 0.10 by default, null for no limit.</summary>
    public decimal? MaxExposureSymbol { get; init; } = 0.10m;

    /// <summary>Drawdown at which trading stops, in (0, 1]; 0.08 by default.</summary>
    public decimal MaxDrawdown { get; init; } = 0.08m;

    /// <summary>Confidence of value at risk, 0.5 to 0.9999; 0.95 by default.</summary>
    public decimal VarConfidence { get; init; } = 0.95m;

    /// <summary>Hard cap of one-day value at risk, in (0, 1]; 0.05 by default.</summary>
    public decimal MaxVarPct { get; init; } = 0.05m;

    /// <summary>What no single value shows.</summary>
    internal IEnumerable<string> Check() =>
        MaxExposureSymbol > MaxExposureTotal
            ?
            [
                FormattableString.Invariant(
                    $"risk.max_exposure_symbol: {MaxExposureSymbol} is above risk.max_exposure_total {MaxExposureTotal}"
                ),
            ]
            : [];
}
