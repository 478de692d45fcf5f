namespace OptiFire.Numerics.Factors;

/// <summary>How far the eigenvalues of a correlation matrix spread when there is nothing but noise.</summary>
/// <remarks>
/// For N independent series of T observations, both large, all eigenvalues of the sample correlation matrix lie in
/// <code>[(1 − √(N/T))², (1 + √(N/T))²]</code>
/// so an eigenvalue above the upper edge is evidence of a common factor.
/// <para>Sources: V. Marchenko and L. Pastur, Mathematics of the USSR-Sbornik 1 (1967), 457–483; L. Laloux, P. Cizeau,
/// J.-P. Bouchaud and M. Potters, Physical Review Letters 83 (1999), 1467–1470.</para>
/// </remarks>
public static class MarchenkoPastur
{
    /// <summary>The largest eigenvalue that noise explains.</summary>
    /// <param name="observations">T, periods, ≥ 1.</param>
    /// <param name="variables">N, series, ≥ 1.</param>
    /// <returns>(1 + √(N/T))² in units of one series' variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public static double UpperEdge(int observations, int variables)
    {
        double root = 1 + Math.Sqrt(Ratio(observations, variables));
        return root * root;
    }

    /// <summary>The smallest eigenvalue that noise explains, apart from those that are 0 when N &gt; T.</summary>
    /// <param name="observations">T, periods, ≥ 1.</param>
    /// <param name="variables">N, series, ≥ 1.</param>
    /// <returns>(1 − √(N/T))² in units of one series' variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public static double LowerEdge(int observations, int variables)
    {
        double root = 1 - Math.Sqrt(Ratio(observations, variables));
        return root * root;
    }

    private static double Ratio(int observations, int variables)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(observations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(variables, 1);
        return (double)variables / observations;
    }
}
