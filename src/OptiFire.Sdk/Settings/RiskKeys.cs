namespace OptiFire.Sdk.Settings;

/// <summary>The settings of the section <c>risk</c>.</summary>
internal static class RiskKeys
{
    public static IReadOnlyList<SettingKey> All { get; } =
    [
        Key(
            "max_exposure_total",
            SettingKinds.FractionOrOff,
            s => s.MaxExposureTotal,
            (s, v) => s with { MaxExposureTotal = v },
            "Gross exposure, working orders included, as a fraction of equity."
        ),
        Key(
            "max_exposure_symbol",
            SettingKinds.FractionOrOff,
            s => s.MaxExposureSymbol,
            (s, v) => s with { MaxExposureSymbol = v },
            "Exposure in one instrument, at most the total, as a fraction of equity."
        ),
        Key(
            "max_drawdown",
            SettingKinds.Fraction,
            s => s.MaxDrawdown,
            (s, v) => s with { MaxDrawdown = v },
            "Drawdown at which trading stops, as a fraction of the high."
        ),
        Key(
            "var_confidence",
            SettingKinds.Number(0.5m, 0.9999m),
            s => s.VarConfidence,
            (s, v) => s with { VarConfidence = v },
            "Confidence of value at risk."
        ),
        Key(
            "max_var_pct",
            SettingKinds.Fraction,
            s => s.MaxVarPct,
            (s, v) => s with { MaxVarPct = v },
            "Cap of one-day value at risk, as a fraction of equity."
        ),
    ];

    private static SettingKey<T> Key<T>(
        string name,
        SettingKind<T> kind,
        Func<RiskSettings, T> get,
        Func<RiskSettings, T, RiskSettings> set,
        string help
    ) =>
        new(
            $"risk.{name}",
            kind,
            all => get(all.Risk),
            (all, value) => all with { Risk = set(all.Risk, value) },
            help,
            isHot: true
        );
}
