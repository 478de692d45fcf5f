using System.Runtime.CompilerServices;

namespace OptiFire.Numerics.Options;

/// <summary>Ranges the option kernels share; NaN passes, to come out as NaN.</summary>
internal static class OptionArguments
{
    public static void RequirePositive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value <= 0 || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be above 0 and finite.");
        }
    }

    public static void RequireNotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 0 || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be ≥ 0 and finite.");
        }
    }

    public static void RequireFinite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite.");
        }
    }
}
