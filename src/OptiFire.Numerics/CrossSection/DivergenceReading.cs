namespace OptiFire.Numerics.CrossSection;

/// <summary>Two z-scores and how far they disagree.</summary>
/// <param name="First">z of the first quantity (flow, sentiment); NaN until its window is full.</param>
/// <param name="Second">z of the second quantity (return); NaN until its window is full.</param>
public readonly record struct DivergenceReading(double First, double Second)
{
    /// <summary>First − Second, in standard deviations; NaN while either is.</summary>
    public double Divergence => First - Second;

    /// <summary>Whether one is above and the other below its mean; false while either is NaN.</summary>
    public bool SignsDisagree => First * Second < 0;
}
