namespace OptiFire.Numerics.Inference;

/// <summary>MacKinnon's approximations of the asymptotic distribution of unit-root and cointegration statistics.</summary>
/// <remarks>
/// One row per number of variables from 1 to 6: the statistics below which p is 0, up to which the small-p polynomial
/// holds, and above which p is 1; then the three coefficients for small p (the last times 10⁻²) and the four for large p
/// (times 1, 10⁻¹, 10⁻¹, 10⁻²).
/// <para>Source: J. G. MacKinnon, "Approximate Asymptotic Distribution Functions for Unit-Root and Cointegration Tests",
/// Journal of Business &amp; Economic Statistics 12 (1994), 167–176, tables 3 and 4.</para>
/// </remarks>
internal static class MacKinnonProbabilitySurfaces
{
    public const int Variables = 6;
    public const int RowLength = 10;

    /// <summary>The row of one choice of deterministic terms and number of variables.</summary>
    public static ReadOnlySpan<double> Of(TrendTerms trend, int variables) =>
        (
            trend switch
            {
                TrendTerms.None => None,
                TrendTerms.Constant => Constant,
                TrendTerms.Linear => Linear,
                _ => Quadratic,
            }
        ).Slice((variables - 1) * RowLength, RowLength);

    // csharpier-ignore
    private static ReadOnlySpan<double> None =>
    [
        -19.04, -1.04, double.PositiveInfinity, 0.6344, 1.2378, 3.2496, 0.4797, 9.3557, -0.6999, 3.3066,
        -19.62, -1.53, 1.51, 1.9129, 1.3857, 3.5322, 1.5578, 8.558, -2.083, -3.3549,
        -21.21, -2.68, 0.86, 2.7648, 1.4502, 3.4186, 2.2268, 6.8093, -3.2362, -5.4448,
        -23.25, -3.09, 0.88, 3.4336, 1.4835, 3.19, 2.7654, 6.4502, -3.0811, -4.4946,
        -21.63, -3.07, 1.05, 4.0999, 1.5533, 3.59, 3.2684, 6.8051, -2.6778, -3.4972,
        -25.74, -3.77, 1.24, 4.5388, 1.5344, 2.9807, 3.7268, 7.167, -2.3648, -2.8288,
    ];

    // csharpier-ignore
    private static ReadOnlySpan<double> Constant =>
    [
        -18.83, -1.61, 2.74, 2.1659, 1.4412, 3.8269, 1.7339, 9.3202, -1.2745, -1.0368,
        -18.86, -2.62, 0.92, 2.92, 1.5012, 3.9796, 2.1945, 6.4695, -2.9198, -4.2377,
        -23.48, -3.13, 0.55, 3.4699, 1.4856, 3.164, 2.5893, 4.5168, -3.6529, -5.0074,
        -28.07, -3.47, 0.61, 3.9673, 1.4777, 2.6315, 3.0387, 4.5452, -3.3666, -4.1921,
        -25.96, -3.78, 0.79, 4.5509, 1.5338, 2.9545, 3.5049, 5.2098, -2.9158, -3.3468,
        -23.27, -3.93, 1, 5.1399, 1.6036, 3.4445, 3.9489, 5.8933, -2.5359, -2.721,
    ];

    // csharpier-ignore
    private static ReadOnlySpan<double> Linear =>
    [
        -16.18, -2.89, 0.7, 3.2512, 1.6047, 4.9588, 2.5261, 6.1654, -3.7956, -6.0285,
        -21.15, -3.19, 0.63, 3.6646, 1.5419, 3.6448, 2.85, 5.272, -3.6622, -5.1695,
        -25.37, -3.50, 0.71, 4.0983, 1.5173, 2.9898, 3.221, 5.255, -3.2685, -4.1501,
        -26.63, -3.65, 0.93, 4.5844, 1.5338, 2.8796, 3.652, 5.9758, -2.7483, -3.2081,
        -26.53, -3.80, 1.19, 5.0722, 1.5634, 2.9472, 4.0712, 6.6428, -2.3464, -2.546,
        -26.18, -4.36, 1.42, 5.53, 1.5914, 3.0392, 4.4735, 7.1757, -2.0681, -2.1196,
    ];

    // csharpier-ignore
    private static ReadOnlySpan<double> Quadratic =>
    [
        -17.17, -3.21, 0.54, 4.0003, 1.658, 4.8288, 3.0778, 4.9529, -4.1477, -5.9359,
        -21.1, -3.51, 0.79, 4.3534, 1.6016, 3.7947, 3.4713, 5.967, -3.2507, -4.2286,
        -24.33, -3.81, 1.08, 4.7343, 1.5768, 3.2396, 3.8637, 6.7852, -2.6286, -3.1381,
        -24.03, -3.83, 1.43, 5.214, 1.6077, 3.3449, 4.2736, 7.6199, -2.1534, -2.4026,
        -24.33, -4.12, 3.49, 5.6481, 1.6274, 3.3455, 4.6679, 8.2618, -1.822, -1.9147,
        -28.22, -4.63, 1.92, 5.9296, 1.5929, 2.8223, 5.0009, 8.3735, -1.6994, -1.6928,
    ];
}
