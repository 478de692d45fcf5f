using OptiFire.Numerics.Reductions;

namespace OptiFire.Numerics.Inference;

/// <summary>What makes a series unfit for a test before anything is computed.</summary>
internal static class SeriesCheck
{
    /// <summary>The reason, or null when the values are finite and vary.</summary>
    public static TestStatus? Failure(ReadOnlySpan<double> values)
    {
        double mean = Reduction.Mean(values);
        double squares = Reduction.SumOfSquaredDeviations(values, mean);
        return !double.IsFinite(squares) ? TestStatus.NotFinite
            : CrossDeviations.IsConstant(values.Length, mean, squares) ? TestStatus.Constant
            : null;
    }
}
