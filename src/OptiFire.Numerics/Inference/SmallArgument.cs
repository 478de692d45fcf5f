namespace OptiFire.Numerics.Inference;

/// <summary>Logarithm and exponential near 1 and 0 to full relative precision.</summary>
/// <remarks>
/// What rounding 1 + x (or eˣ) loses, it loses alike in numerator and denominator.
/// <para>Source: W. Kahan's method, in N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed. (2002),
/// §1.14.1.</para>
/// </remarks>
internal static class SmallArgument
{
    /// <summary>ln(1 + x) for x ≥ −1.</summary>
    public static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x
            : double.IsInfinity(sum) || sum <= 0 ? Math.Log(sum)
            : x * (Math.Log(sum) / (sum - 1));
    }

    /// <summary>eˣ − 1.</summary>
    public static double ExpMinusOne(double x)
    {
        double power = Math.Exp(x);
        return power == 1 ? x
            : power == 0 || double.IsInfinity(power) ? power - 1
            : (power - 1) * (x / Math.Log(power));
    }
}
