using System.Globalization;
using OptiFire.Numerics.Inference;

namespace OptiFire.Soak.Load;

/// <summary>How fast something grows, with its 95% interval.</summary>
/// <remarks>
/// Least squares on time with Newey-West errors, which successive readings of memory need: they depend on each other.
/// Lags by the customary rule, small-sample correction, normal quantile.
/// </remarks>
/// <param name="PerHour">Growth an hour.</param>
/// <param name="Error">Its standard error.</param>
internal readonly record struct Slope(double PerHour, double Error)
{
    private const double Quantile = 1.959964;

    public double Low => PerHour - (Quantile * Error);

    public double High => PerHour + (Quantile * Error);

    public bool MayBeZero => Low <= 0 && High >= 0;

    public static Slope Of(IReadOnlyList<MemorySample> samples, Func<MemorySample, double> value)
    {
        double[] hours = [.. samples.Select(s => s.Seconds / 3600)];
        OlsFit line = Ols.FitLine([.. samples.Select(value)], hours);
        double[] errors = new double[2];
        NeweyWest.StandardErrors(line, NeweyWest.Lag(hours.Length), smallSample: true, errors);
        return new Slope(line.Coefficients[1], errors[1]);
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerHour:0.00} an hour, 95% [{Low:0.00}, {High:0.00}]: {(MayBeZero ? "includes 0" : "DOES NOT include 0")}"
        );
}
