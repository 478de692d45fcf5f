using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Options;

/// <summary>Black's price of an out-of-the-money call in units of √(F·K).</summary>
/// <remarks>
/// With x = ln(F/K) ≤ 0, total volatility s = σ√T, h = x/s and t = s/2:
/// <code>b(x, s) = e^(x/2)·Φ(h + t) − e^(−x/2)·Φ(h − t) = ½e^(−(h² + t²)/2)·(erfcx(−(h + t)/√2) − erfcx(−(h − t)/√2))</code>
/// For small t the difference is taken by its series, so that nothing cancels. Increasing in s from 0 to e^(x/2), with
/// its inflection at s = √(2|x|).
/// <para>Source: P. Jäckel, "Let's be rational", Wilmott 75 (2015) 40–53.</para>
/// </remarks>
internal static class NormalizedBlack
{
    private const double InverseSqrtTwo = 0.70710678118654752;
    private const double InverseSqrtTwoPi = 0.39894228040143268;
    private const double SqrtHalfPi = 1.2533141373155003;

    /// <summary>b(x, s) for x ≤ 0 and s ≥ 0.</summary>
    public static double Price(double x, double s)
    {
        if (s <= 0)
        {
            return 0;
        }

        double h = x / s;
        double t = 0.5 * s;
        double factor = Math.Exp(-0.5 * (h * h + t * t));
        if (t < 0.05 && h > -4)
        {
            return InverseSqrtTwoPi * factor * SmallDifference(h, t);
        }

        // Deep beyond the factor's range both tails are zero, and erfcx of a large negative number is not finite.
        double near = -(h + t) * InverseSqrtTwo;
        return near < -5
            ? Math.Exp(0.5 * x) * ScaledErrorFunction.NormalCdf(h + t)
                - Math.Exp(-0.5 * x) * ScaledErrorFunction.NormalCdf(h - t)
            : 0.5 * factor * (ScaledErrorFunction.Erfcx(near) - ScaledErrorFunction.Erfcx((t - h) * InverseSqrtTwo));
    }

    /// <summary>∂b/∂s.</summary>
    public static double Vega(double x, double s)
    {
        double h = x / s;
        double t = 0.5 * s;
        return InverseSqrtTwoPi * Math.Exp(-0.5 * (h * h + t * t));
    }

    /// <summary>Y(h + t) − Y(h − t) for Y = Φ/φ: the odd terms of its Taylor series, Y⁽ⁿ⁺¹⁾ = hY⁽ⁿ⁾ + nY⁽ⁿ⁻¹⁾.</summary>
    private static double SmallDifference(double h, double t)
    {
        double before = SqrtHalfPi * ScaledErrorFunction.Erfcx(-h * InverseSqrtTwo);
        double derivative = 1 + h * before;
        double power = t;
        double sum = t * derivative;
        for (int n = 1; n < 9; n += 2)
        {
            double even = h * derivative + n * before;
            double odd = h * even + (n + 1) * derivative;
            (before, derivative) = (even, odd);
            power *= t * t / ((n + 1) * (n + 2));
            sum += power * derivative;
        }

        return 2 * sum;
    }
}
