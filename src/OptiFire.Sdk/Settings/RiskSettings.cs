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

    internal IEnumerable<string> Check()
    {
        List<string> errors =
        [
            .. SettingsCheck.Fraction("risk.max_exposure_total", MaxExposureTotal),
            .. SettingsCheck.Fraction("risk.max_exposure_symbol", MaxExposureSymbol),
            .. SettingsCheck.Fraction("risk.max_drawdown", MaxDrawdown),
            .. SettingsCheck.Range("risk.var_confidence", VarConfidence, 0.5m, 0.9999m),
            .. SettingsCheck.Fraction("risk.max_var_pct", MaxVarPct),
        ];
        if (MaxExposureSymbol > MaxExposureTotal)
        {
            errors.Add(
                FormattableString.Invariant(
                    $"risk.max_exposure_symbol: {MaxExposureSymbol} is above risk.max_exposure_total {MaxExposureTotal}"
                )
            );
        }

        return errors;
    }
}
