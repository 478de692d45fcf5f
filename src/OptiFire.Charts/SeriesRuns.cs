using OptiFire.Sdk.Reports;

namespace OptiFire.Charts;

/// <summary>Cuts a series where a value is missing.</summary>
internal static class SeriesRuns
{
    public static IEnumerable<(double[] X, double[] Y)> Of(ChartSeries series, ChartAxis xs)
    {
        int start = 0;
        for (int i = 0; i <= series.Y.Length; i++)
        {
            if (i < series.Y.Length && double.IsFinite(series.Y[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return ([.. series.X[start..i].Select(xs.Place)], series.Y[start..i]);
            }

            start = i + 1;
        }
    }
}
