namespace OptiFire.Numerics.Volatility;

/// <summary>Where an exponentially weighted mean stands: enough to save, restore and go on.</summary>
/// <param name="Mean">The mean so far, in the values' unit; NaN before the first value.</param>
/// <param name="Weight">The weight the past carries against the next value's; 1 before the first value.</param>
public readonly record struct EwmaMeanState(double Mean, double Weight)
{
    /// <summary>Before the first value.</summary>
    public static EwmaMeanState Empty => new(double.NaN, 1);
}
