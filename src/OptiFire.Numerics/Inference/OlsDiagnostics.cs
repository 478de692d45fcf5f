using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>How well a regression with a constant fits, for comparing models.</summary>
/// <param name="AdjustedRSquared">1 − (1 − R²)(n − 1)/(n − k).</param>
/// <param name="LogLikelihood">The normal log-likelihood at its maximum, −n/2·(ln(2π·Σe²/n) + 1).</param>
/// <param name="Akaike">−2·ln L + 2k.</param>
/// <param name="Bayes">−2·ln L + k·ln n.</param>
/// <param name="DurbinWatson">Σ(eₜ − eₜ₋₁)²/Σe²: 2 without first-order autocorrelation, near 0 where residuals persist.</param>
/// <remarks>Source: W. H. Greene, "Econometric Analysis", 8th ed. (2018), §3.5, §5.8 and §20.7.</remarks>
public readonly record struct OlsDiagnostics(
    double AdjustedRSquared,
    double LogLikelihood,
    double Akaike,
    double Bayes,
    double DurbinWatson
)
{
    /// <summary>Computes the diagnostics of a fit.</summary>
    /// <param name="fit">The regression, one column of it constant.</param>
    /// <returns>The diagnostics; NaN when the fit is not determined, or where n = k leaves nothing to measure.</returns>
    public static OlsDiagnostics Of(OlsFit fit)
    {
        ReadOnlySpan<double> residuals = fit.Residuals;
        int n = residuals.Length;
        int k = fit.Coefficients.Length;
        double squares = Reduction.SumOfSquares(residuals);
        double changes = 0;
        for (int t = 1; t < n; t++)
        {
            double change = residuals[t] - residuals[t - 1];
            changes += change * change;
        }

        double likelihood = n == k ? double.NaN : -n / 2.0 * (Math.Log(2 * Math.PI * squares / n) + 1);
        return new(
            n == k ? double.NaN : 1 - (1 - fit.RSquared) * (n - 1) / (n - k),
            likelihood,
            -2 * likelihood + 2 * k,
            -2 * likelihood + k * Math.Log(n),
            n == k ? double.NaN : changes / squares
        );
    }
}
