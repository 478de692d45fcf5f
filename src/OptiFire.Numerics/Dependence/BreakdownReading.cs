namespace OptiFire.Numerics.Dependence;

/// <summary>One test of a recent correlation against the one before it.</summary>
/// <param name="Short">Correlation of the recent window, in [−1, 1].</param>
/// <param name="Long">Correlation of the window that ends where the recent one begins.</param>
/// <param name="Z">The difference in standard errors, standard normal when nothing changed.</param>
/// <param name="State">What the threshold makes of <paramref name="Z"/>.</param>
public readonly record struct BreakdownReading(double Short, double Long, double Z, BreakdownState State)
{
    /// <summary>The reading while the windows are not full.</summary>
    public static BreakdownReading None => new(double.NaN, double.NaN, double.NaN, BreakdownState.Undefined);
}
