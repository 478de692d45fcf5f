using System.Text.Json;
using OptiFire.Numerics.FractionalDifferencing;
using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.FractionalDifferencing;

[Trait("Category", "Golden")]
public sealed class FractionalDifferenceOracleTests
{
    [Fact]
    public void Differences_match_every_case()
    {
        OracleFile file = OracleFile.Open("fracdiff");
        double[] x = OracleFile.Numbers(file.Root.GetProperty("inputs").GetProperty("x"));
        double relative = file.Root.GetProperty("tolerance").GetProperty("rtol").GetDouble();
        double absolute = file.Root.GetProperty("tolerance").GetProperty("atol").GetDouble();
        int fields = 0;
        int present = 0;
        foreach (JsonElement reference in file.Root.GetProperty("cases").EnumerateArray())
        {
            string id = reference.GetProperty("id").GetString()!;
            JsonElement parameters = reference.GetProperty("parameters");
            if (parameters.TryGetProperty("grid", out _))
            {
                continue; // the search, below
            }

            double order = parameters.GetProperty("d").GetDouble();
            double[] weights =
                parameters.TryGetProperty("threshold", out JsonElement threshold)
                    ? FractionalWeights.AboveThreshold(order, threshold.GetDouble())
                : parameters.GetProperty("window").ValueKind == JsonValueKind.Number
                    ? FractionalWeights.OfCount(order, parameters.GetProperty("window").GetInt32())
                : FractionalWeights.OfCount(order, x.Length);
            foreach (ConvolutionMethod method in Enum.GetValues<ConvolutionMethod>())
            {
                double[] y = new double[x.Length];
                if (threshold.ValueKind == JsonValueKind.Number)
                {
                    Assert.Equal(parameters.GetProperty("window").GetInt32(), weights.Length);
                    FractionalDifference.FixedWidth(x, weights, y, method);
                }
                else if (parameters.TryGetProperty("mode", out JsonElement mode))
                {
                    Assert.Equal("same", mode.GetString());
                    CausalConvolution.Apply(x, weights, y, method);
                }
                else
                {
                    FractionalDifference.Expanding(x, order, y, method);
                }

                foreach (JsonProperty field in reference.GetProperty("expected").EnumerateObject())
                {
                    present++;
                    fields += Compare(field, weights, y, relative, absolute, $"{id}.{field.Name} {method}");
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"fracdiff: {fields} of {present} fields compared, three ways each");
        Assert.Equal(present, fields);
        Assert.True(fields >= 3 * 8, $"only {fields} fields");
    }

    [Fact]
    public void Search_finds_the_order_of_the_reference()
    {
        OracleFile file = OracleFile.Open("fracdiff");
        double[] x = OracleFile.Numbers(file.Root.GetProperty("inputs").GetProperty("x"));
        JsonElement reference = file.Case("min_d_search");
        JsonElement expected = reference.GetProperty("expected");
        double threshold = reference.GetProperty("parameters").GetProperty("threshold").GetDouble();
        double statistic = double.NaN;
        double Test(ReadOnlySpan<double> series) => PValue(statistic = Statistic(series));

        int rows = 0;
        List<double> orders = [];
        foreach (JsonElement row in expected.GetProperty("table").EnumerateArray())
        {
            double d = row.GetProperty("d").GetDouble();
            DifferencingOrderFit fit = DifferencingOrder.Evaluate(x, d, Test, threshold);

            OracleFile.Close(row.GetProperty("adf_stat").GetDouble(), statistic, 1e-7, 0, $"d = {d}");
            OracleFile.Close(row.GetProperty("corr_with_level").GetDouble(), fit.LevelCorrelation, 1e-10, 1e-12);
            Assert.Equal(row.GetProperty("window").GetInt32(), fit.Window);
            double p = row.GetProperty("pvalue").GetDouble();
            Assert.Equal(p < 0.05, fit.IsStationary);
            if (p < 0.1)
            {
                OracleFile.Close(p, fit.PValue, 1e-5, 1e-9, $"p at d = {d}");
            }

            orders.Add(d);
            rows++;
        }

        DifferencingOrderFit? onGrid = DifferencingOrder.SmallestOf(x, [.. orders], Test, threshold);
        DifferencingOrderFit? bisected = DifferencingOrder.Bisect(x, 0, 1, Test, threshold);
        Assert.Equal(expected.GetProperty("min_d_grid").GetDouble(), onGrid!.Value.Order);
        Assert.Equal(expected.GetProperty("min_d_bisection").GetDouble(), bisected!.Value.Order, 2e-6);
        Assert.True(rows >= 3, $"only {rows} orders");
    }

    [Fact]
    public void Edge_cases_are_those_of_the_reference()
    {
        JsonElement[] edges = [.. OracleFile.Open("fracdiff").Root.GetProperty("edge_cases").EnumerateArray()];
        double[] Observed(string id) =>
            OracleFile.Numbers(
                edges.Single(e => e.GetProperty("id").GetString() == id).GetProperty("observed").GetProperty("value")
            );

        Assert.Equal([1], FractionalWeights.AboveThreshold(0, 1e-5));
        Assert.Equal(Observed("d_1"), FractionalWeights.AboveThreshold(1, 1e-5).Reverse());
        Assert.Equal([1, -2, 1], FractionalWeights.AboveThreshold(2, 1e-5));
        double[] negative = Observed("negative_d");
        Assert.Equal(negative, FractionalWeights.OfCount(-0.5, negative.Length).Reverse());

        double[] constant = [.. Enumerable.Repeat(3.0, 50)];
        double[] y = new double[50];
        FractionalDifference.FixedWidth(constant, FractionalWeights.AboveThreshold(0.4, 1e-2), y);
        double level = edges
            .Single(e => e.GetProperty("id").GetString() == "constant")
            .GetProperty("observed")
            .GetProperty("value")
            .GetDouble();
        Assert.Equal(level, y[^1], 1e-12);
    }

    private static int Compare(
        JsonProperty field,
        double[] weights,
        double[] y,
        double relative,
        double absolute,
        string what
    )
    {
        double[] oldestFirst = [.. weights.Reverse()];
        switch (field.Name)
        {
            case "weights_oldest_first" when field.Value.ValueKind == JsonValueKind.Array:
                OracleFile.Close(OracleFile.Numbers(field.Value), oldestFirst, relative, absolute, what);
                return 1;
            case "weights_oldest_first":
                double[] first = OracleFile.Numbers(field.Value.GetProperty("first5"));
                double[] last = OracleFile.Numbers(field.Value.GetProperty("last5"));
                OracleFile.Close(first, oldestFirst.AsSpan(0, 5), relative, absolute, what);
                OracleFile.Close(last, oldestFirst.AsSpan(oldestFirst.Length - 5), relative, absolute, what);
                OracleFile.Close(field.Value.GetProperty("sum").GetDouble(), weights.Sum(), relative, absolute, what);
                Assert.Equal(field.Value.GetProperty("count").GetInt32(), weights.Length);
                return 1;
            case "first_defined_index":
                Assert.Equal(field.Value.GetInt32(), y.TakeWhile(double.IsNaN).Count());
                return 1;
            case "ffd":
                double[] defined = [.. y.SkipWhile(double.IsNaN)];
                OracleFile.Close(OracleFile.Numbers(field.Value), defined, relative, absolute, what);
                return 1;
            case "y":
                OracleFile.Close(OracleFile.Numbers(field.Value), y, relative, absolute, what);
                return 1;
            default:
                return 0;
        }
    }

    // The Dickey-Fuller regression with a constant and one lag, as the case asks: Δyₜ on 1, yₜ₋₁ and Δyₜ₋₁.
    private static double Statistic(ReadOnlySpan<double> series)
    {
        int rows = series.Length - 2;
        double[] left = new double[rows];
        double[] columns = new double[3 * rows];
        for (int i = 0; i < rows; i++)
        {
            left[i] = series[i + 2] - series[i + 1];
            columns[i] = 1;
            columns[rows + i] = series[i + 1];
            columns[2 * rows + i] = series[i + 1] - series[i];
        }

        return Ols.Fit(left, columns, 3).TStatistic(1);
    }

    // MacKinnon's (1994) response surface with a constant, its lower branch: good from −18.83 to −1.61.
    private static double PValue(double statistic) =>
        statistic < -18.83 ? 0
        : statistic < -1.61 ? StandardNormal.Cdf(2.1659 + 1.4412 * statistic + 0.038269 * statistic * statistic)
        : 0.5;
}
