using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class FractionalDifferenceBinding : IOracleBinding
{
    public string File => "fracdiff";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("d", "threshold", "window", "mode", "grid", "adf", "rule");
        double[] x = oracle.Series("x");
        if (oracle.HasParameter("grid"))
        {
            CheckSearch(oracle, on, x);
            return;
        }

        foreach (ConvolutionMethod method in Enum.GetValues<ConvolutionMethod>())
        {
            CheckDifference(oracle, on, x, method);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "d_0":
                Assert.Equal([1], FractionalWeights.AboveThreshold(0, 1e-5));
                return true;
            case "d_1":
                Assert.Equal(edge.Numbers("observed.value"), FractionalWeights.AboveThreshold(1, 1e-5).Reverse());
                return true;
            case "d_2_integer":
                Assert.Equal([1, -2, 1], FractionalWeights.AboveThreshold(2, 1e-5));
                return true;
            case "negative_d":
                double[] negative = edge.Numbers("observed.value");
                Assert.Equal(negative, FractionalWeights.OfCount(-0.5, negative.Length).Reverse());
                return true;
            case "series_shorter_than_window":
                Assert.All(Fixed([1, 2, 3, 4, 5], 0.4, 1e-4), value => Assert.True(double.IsNaN(value)));
                return true;
            case "constant":
                double[] threes = [.. Enumerable.Repeat(3.0, 50)];
                Assert.Equal(edge.Number("observed.value"), Fixed(threes, 0.4, 1e-2)[^1], 1e-12);
                return true;
            case "nan_inside":
                // Nothing is filled in: the results whose window holds the gap are missing.
                int window = FractionalWeights.AboveThreshold(0.4, 1e-2).Length;
                double[] holed = [.. Enumerable.Range(0, 60).Select(i => i == 20 ? double.NaN : 1 + Math.Sin(i))];
                bool[] missing = [.. Fixed(holed, 0.4, 1e-2).Select(double.IsNaN)];
                Assert.Equal(
                    Enumerable.Range(0, 60).Select(t => t < window - 1 || (t >= 20 && t < 20 + window)),
                    missing
                );
                return true;
            default:
                return false;
        }
    }

    private static double[] Fixed(double[] x, double order, double threshold)
    {
        double[] y = new double[x.Length];
        FractionalDifference.FixedWidth(x, FractionalWeights.AboveThreshold(order, threshold), y);
        return y;
    }

    private static void CheckDifference(OracleCase oracle, Comparison on, double[] x, ConvolutionMethod method)
    {
        double order = oracle.Number("d");
        double[] weights = Weights(oracle, order, x.Length);
        double[] y = new double[x.Length];
        if (oracle.HasParameter("threshold"))
        {
            Assert.Equal(oracle.Integer("window", weights.Length), weights.Length);
            FractionalDifference.FixedWidth(x, weights, y, method);
        }
        else if (!oracle.HasParameter("mode"))
        {
            FractionalDifference.Expanding(x, order, y, method);
        }
        else if (oracle.Text("mode") == "same")
        {
            CausalConvolution.Apply(x, weights, y, method);
        }
        else
        {
            throw new UnboundException($"a mode '{oracle.Text("mode")}'");
        }

        double[] oldestFirst = [.. weights.Reverse()];
        if (Json.Find(oracle.Expected, "weights_oldest_first") is { ValueKind: JsonValueKind.Array })
        {
            on.Equal("weights_oldest_first", oldestFirst);
        }

        on.Equal("weights_oldest_first.first5", [.. oldestFirst.Take(5)]);
        on.Equal("weights_oldest_first.last5", [.. oldestFirst.TakeLast(5)]);
        on.Equal("weights_oldest_first.sum", weights.Sum());
        on.Equal("weights_oldest_first.count", weights.Length);
        on.Equal("first_defined_index", y.TakeWhile(double.IsNaN).Count());
        on.Equal("ffd", [.. y.SkipWhile(double.IsNaN)]);
        on.Equal("y", y);
    }

    private static double[] Weights(OracleCase oracle, double order, int length) =>
        oracle.HasParameter("threshold") ? FractionalWeights.AboveThreshold(order, oracle.Number("threshold"))
        : oracle.HasNumber("window") ? FractionalWeights.OfCount(order, oracle.Integer("window"))
        : oracle.Text("window") == "all" ? FractionalWeights.OfCount(order, length)
        : throw new UnboundException($"a window '{oracle.Text("window")}'");

    private static void CheckSearch(OracleCase oracle, Comparison on, double[] x)
    {
        double threshold = oracle.Number("threshold");
        (TrendTerms trend, LagChoice choice, int? lag) = UnitRoot(oracle.Text("adf"));
        UnitRootTest test = default;
        double PValue(ReadOnlySpan<double> series) =>
            (test = AugmentedDickeyFuller.Test(series, trend, choice, lag)).PValue;
        double Critical(ReadOnlySpan<double> series) =>
            PValue(series) is var p && double.IsNaN(p) ? p
            : test.Statistic < test.CriticalValues.FivePercent ? 0
            : 1;

        JsonElement[] table = [.. Json.Find(oracle.Expected, "table")!.Value.EnumerateArray()];
        foreach ((int i, JsonElement row) in table.Index())
        {
            DifferencingOrderFit fit = DifferencingOrder.Evaluate(
                x,
                Json.Number(row.GetProperty("d")),
                PValue,
                threshold
            );
            on.Equal($"table.{i}.d", fit.Order);
            on.Equal($"table.{i}.window", fit.Window);
            on.Equal($"table.{i}.adf_stat", test.Statistic, "adf_stat");
            on.Equal($"table.{i}.pvalue", fit.PValue);
            on.Equal($"table.{i}.nobs", test.Observations);
            on.Equal($"table.{i}.crit5", test.CriticalValues.FivePercent);
            on.Equal($"table.{i}.corr_with_level", fit.LevelCorrelation);
        }

        double[] grid = Grid(oracle.Text("grid"));
        DifferencingOrderFit? onGrid = DifferencingOrder.SmallestOf(x, grid, Critical, threshold);
        on.Equal("min_d_grid", onGrid?.Order ?? double.NaN);
        Match rule = Regex.Match(oracle.Text("rule"), @"bisection with p<([\d.]+) to ([\d.e+-]+)");
        (double level, double width) = rule.Success
            ? (Parse(rule.Groups[1].Value), Parse(rule.Groups[2].Value))
            : throw new UnboundException($"a rule '{oracle.Text("rule")}'");
        DifferencingOrderFit? bisected = DifferencingOrder.Bisect(
            x,
            grid[0],
            grid[^1],
            PValue,
            threshold,
            level,
            width
        );
        on.Equal("min_d_bisection", bisected?.Order ?? double.NaN, "min_d_bisection");
    }

    // Such as "maxlag=1, regression c, autolag None".
    private static (TrendTerms Trend, LagChoice Choice, int? Lag) UnitRoot(string text)
    {
        string Word(string pattern) => Regex.Match(text, pattern).Groups[1].Value;

        return (
            Word(@"regression (\w+)") switch
            {
                "n" or "nc" => TrendTerms.None,
                "c" => TrendTerms.Constant,
                "ct" => TrendTerms.Linear,
                "ctt" => TrendTerms.Quadratic,
                var other => throw new UnboundException($"a regression '{other}'"),
            },
            Word(@"autolag ([\w-]+)") switch
            {
                "None" => LagChoice.Fixed,
                "AIC" => LagChoice.Akaike,
                "BIC" => LagChoice.Bayes,
                "t-stat" => LagChoice.TStatistic,
                var other => throw new UnboundException($"a choice of lag '{other}'"),
            },
            Word(@"maxlag=(\d+)") is { Length: > 0 } lag ? int.Parse(lag, CultureInfo.InvariantCulture) : null
        );
    }

    // Such as "0,0.1,...,1.0": the first step goes on to the end.
    private static double[] Grid(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        int dots = Array.IndexOf(parts, "...");
        if (dots < 0)
        {
            return [.. parts.Select(Parse)];
        }

        (double first, double last) = (Parse(parts[0]), Parse(parts[^1]));
        double steps = Math.Round((last - first) / (Parse(parts[1]) - first));
        return Series.Each((int)steps + 1, i => Math.Round(first + (last - first) * i / steps, 12));
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
