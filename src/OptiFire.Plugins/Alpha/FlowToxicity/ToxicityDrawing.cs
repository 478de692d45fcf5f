using System.Globalization;
using OptiFire.Numerics.Microstructure;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Alpha;

/// <summary>Shows the last values of VPIN.</summary>
internal static class ToxicityDrawing
{
    public static Chart Chart(VpinState flow, long fullBuckets)
    {
        double[] buckets = [.. flow.Readings.Select((_, i) => (double)(fullBuckets - flow.Readings.Length + i + 1))];
        return new Chart(
            "vpin",
            "VPIN by bucket of volume",
            "bucket",
            AxisKind.Number,
            [new ChartPanel("VPIN, fraction", [new ChartSeries("vpin", buckets, [.. flow.Readings])])]
        );
    }

    public static Table Table(FlowToxicityState state, Instrument instrument) =>
        new(
            "flow",
            "Order flow",
            ["figure", "value"],
            [
                ["VPIN", Text(state.Toxicity)],
                ["CDF of VPIN", double.IsNaN(state.Rank) ? "not enough values" : Text(state.Rank)],
                ["volume of a bucket", Text(state.Flow!.BucketVolume / instrument.QuantityScale)],
                ["full buckets", state.FullBuckets.ToString(CultureInfo.InvariantCulture)],
            ]
        );

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
