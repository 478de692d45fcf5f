namespace OptiFire.Numerics.Volatility;

/// <summary>The unit in which implied and realised variance are compared: both must speak of the same horizon.</summary>
/// <param name="ImpliedScale">Factor on (VIX/100)², the annual variance, above 0.</param>
/// <param name="RealizedScale">Factor on the sum of daily variances, above 0.</param>
public readonly record struct VarianceUnits(double ImpliedScale, double RealizedScale)
{
    /// <summary>Variance over the index's own 30 calendar days of a 365-day year; the realised sum covers the trading
    /// days of the same month (22).</summary>
    public static VarianceUnits Horizon { get; } = new(30.0 / 365, 1);

    /// <summary>Percent² per month: VIX²/12 against 10⁴·Σ (Bollerslev, Tauchen and Zhou).</summary>
    public static VarianceUnits MonthlyPercent { get; } = new(10_000.0 / 12, 10_000);

    /// <summary>Variance per year: the realised sum over n days times 252/n.</summary>
    /// <param name="days">Days the realised sum covers, ≥ 1.</param>
    /// <param name="tradingDays">Trading days in a year, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static VarianceUnits Annual(int days, double tradingDays = 252)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tradingDays);
        return new(1, tradingDays / days);
    }
}
