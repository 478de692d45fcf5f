using OptiFire.Numerics.Returns;

namespace OptiFire.Numerics.CrossSection;

/// <summary>The money that goes into or out of a fund, as a fraction of what it held.</summary>
/// <remarks>
/// Creations and redemptions of shares, never the change of assets, which contains the return. Shares outstanding are
/// published a day late: use them from then on.
/// <para>Sources: I. Ben-David, F. Franzoni and R. Moussawi, "Do ETFs increase volatility?", Journal of Finance 73
/// (2018), 2471–2535; D. Brown, S. Davies and M. Ringgenberg, "ETF arbitrage, non-fundamental demand, and return
/// predictability", Review of Finance 25 (2021), 937–972.</para>
/// </remarks>
public static class EtfFlow
{
    /// <summary>The flow of one day from shares outstanding.</summary>
    /// <param name="previousShares">Shares outstanding the day before, ≥ 0.</param>
    /// <param name="shares">Shares outstanding now, ≥ 0.</param>
    /// <param name="netAssetValue">Net asset value per share now, in currency, above 0.</param>
    /// <param name="previousAssets">Assets under management the day before, in currency, ≥ 0.</param>
    /// <param name="splitRatio">New shares per old share between the two days, above 0; 2 for a 2:1 split, which is no
    /// flow.</param>
    /// <returns>(SOₜ − SOₜ₋₁·split)·NAVₜ/AUMₜ₋₁, a fraction per day; NaN where a number is NaN or the assets were 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double FromShares(
        double previousShares,
        double shares,
        double netAssetValue,
        double previousAssets,
        double splitRatio = 1
    )
    {
        Amount.NotNegative(previousShares, nameof(previousShares));
        Amount.NotNegative(shares, nameof(shares));
        PriceCheck.Positive(netAssetValue);
        PriceCheck.Positive(splitRatio);
        return FromMoney((shares - previousShares * splitRatio) * netAssetValue, previousAssets);
    }

    /// <summary>The flow of one day from money.</summary>
    /// <param name="flow">Money in (above 0) or out, in currency.</param>
    /// <param name="previousAssets">Assets under management the day before, in the same currency, ≥ 0.</param>
    /// <returns>flow/AUMₜ₋₁, a fraction per day; NaN where a number is NaN or the assets were 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The assets are negative.</exception>
    public static double FromMoney(double flow, double previousAssets)
    {
        Amount.NotNegative(previousAssets, nameof(previousAssets));
        return previousAssets == 0 ? double.NaN : flow / previousAssets;
    }
}
