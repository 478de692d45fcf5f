namespace OptiFire.Numerics.Inference;

/// <summary>Probabilities and critical values of unit-root and cointegration t statistics.</summary>
/// <remarks>
/// With one variable these are the Dickey–Fuller distributions; with N variables those of the Engle–Granger test, whose
/// residuals were fitted and so look more stationary than they are: at 5 % with a constant −2.86 against −3.34 for N = 2.
/// <para>Sources: J. G. MacKinnon, Journal of Business &amp; Economic Statistics 12 (1994), 167–176 (probabilities);
/// J. G. MacKinnon, Queen's Economics Department Working Paper 1227 (2010) (critical values).</para>
/// </remarks>
public static class MacKinnon
{
    /// <summary>The largest number of variables with critical values.</summary>
    public const int MaximumVariables = 12;

    /// <summary>The asymptotic probability of a smaller statistic under the null.</summary>
    /// <param name="statistic">The t statistic.</param>
    /// <param name="trend">The deterministic terms of the test; of the first regression with several variables.</param>
    /// <param name="variables">The number N of variables, 1 to 12.</param>
    /// <returns>Φ of a polynomial in the statistic, in [0, 1], exactly 0 or 1 outside the range that was simulated;
    /// NaN for a NaN statistic and above six variables, for which no surface was published.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of variables is not in [1, 12], or the terms are unknown.
    /// </exception>
    public static double PValue(double statistic, TrendTerms trend, int variables = 1)
    {
        Require(trend, variables);
        if (double.IsNaN(statistic) || variables > MacKinnonProbabilitySurfaces.Variables)
        {
            return double.NaN;
        }

        ReadOnlySpan<double> row = MacKinnonProbabilitySurfaces.Of(trend, variables);
        if (statistic > row[2])
        {
            return 1;
        }

        if (statistic < row[0])
        {
            return 0;
        }

        double score =
            statistic <= row[1]
                ? row[3] + statistic * (row[4] + statistic * (row[5] * 1e-2))
                : row[6] + statistic * (row[7] * 1e-1 + statistic * (row[8] * 1e-1 + statistic * (row[9] * 1e-2)));
        return StandardNormal.Cdf(score);
    }

    /// <summary>Critical values for a finite sample, β∞ + β₁/n + β₂/n² + β₃/n³.</summary>
    /// <param name="trend">The deterministic terms of the test; of the first regression with several variables.</param>
    /// <param name="variables">The number N of variables, 1 to 12.</param>
    /// <param name="observations">The number n of rows, ≥ 1; +∞ for the asymptotic values.</param>
    /// <returns>The values at 1, 5 and 10 %; NaN without a constant for more than one variable, which was not tabulated.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of variables is not in [1, 12], that of rows is below 1,
    /// or the terms are unknown.</exception>
    public static CriticalValues CriticalValues(TrendTerms trend, int variables, double observations)
    {
        Require(trend, variables);
        if (!(observations >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(observations), observations, "Rows must be ≥ 1.");
        }

        if (trend == TrendTerms.None && variables > 1)
        {
            return Inference.CriticalValues.Unknown;
        }

        const int Row = MacKinnonCriticalSurfaces.Terms * MacKinnonCriticalSurfaces.Levels;
        ReadOnlySpan<double> row = MacKinnonCriticalSurfaces.Of(trend).Slice((variables - 1) * Row, Row);
        double inverse = 1 / observations;
        return new(
            Surface(row, inverse),
            Surface(row[MacKinnonCriticalSurfaces.Terms..], inverse),
            Surface(row[(2 * MacKinnonCriticalSurfaces.Terms)..], inverse)
        );
    }

    private static double Surface(ReadOnlySpan<double> beta, double inverse) =>
        beta[0] + inverse * (beta[1] + inverse * (beta[2] + inverse * beta[3]));

    private static void Require(TrendTerms trend, int variables)
    {
        if (trend is < TrendTerms.None or > TrendTerms.Quadratic)
        {
            throw new ArgumentOutOfRangeException(nameof(trend), trend, "Unknown deterministic terms.");
        }

        if (variables is < 1 or > MaximumVariables)
        {
            throw new ArgumentOutOfRangeException(nameof(variables), variables, "Variables must be in [1, 12].");
        }
    }
}
