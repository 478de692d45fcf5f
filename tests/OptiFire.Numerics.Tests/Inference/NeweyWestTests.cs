using System.Text.Json;
using OptiFire.Numerics.Inference;
using OptiFire.TestSupport;

namespace OptiFire.Numerics.Tests.Inference;

public sealed class NeweyWestTests
{
    [Fact]
    public void Standard_errors_agree_with_the_reference_at_every_lag()
    {
        OracleFile oracle = OracleFile.Open("newey_west");
        JsonElement inputs = oracle.Root.GetProperty("inputs");
        double[] market = OracleFile.Numbers(inputs.GetProperty("market"));
        double[] stock = OracleFile.Numbers(inputs.GetProperty("mean_returns"));
        int compared = 0;
        foreach (JsonElement item in oracle.Root.GetProperty("cases").EnumerateArray())
        {
            JsonElement parameters = item.GetProperty("parameters");
            if (!parameters.TryGetProperty("lag", out JsonElement lagElement))
            {
                continue;
            }

            compared++;
            int lag = lagElement.GetInt32();
            bool correction = parameters.GetProperty("small_sample_correction").GetBoolean();
            double[] errors = OracleFile.Numbers(item.GetProperty("expected").GetProperty("se"));
            double[] coefficients = OracleFile.Numbers(item.GetProperty("expected").GetProperty("params"));
            string y = parameters.GetProperty("y").GetString()!;
            if (y == "market_model")
            {
                OlsFit fit = Ols.FitLine(stock, market);
                double[] ours = new double[2];
                NeweyWest.StandardErrors(fit, lag, correction, ours);
                OracleFile.Close(coefficients, fit.Coefficients, 1e-9, 0);
                OracleFile.Close(errors, ours, 1e-9, 0);
                double[] t = [coefficients[0] / ours[0], coefficients[1] / ours[1]];
                OracleFile.Close(OracleFile.Numbers(item.GetProperty("expected").GetProperty("t")), t, 1e-9, 0);
                CloseProbabilities(item, t, fit.DegreesOfFreedom);
                continue;
            }

            MeanTest test = NeweyWest.Mean(OracleFile.Numbers(inputs.GetProperty(y)), lag, correction);
            OracleFile.Close(coefficients[0], test.Mean, 1e-9, 0);
            OracleFile.Close(errors[0], test.StandardError, 1e-9, 0);
            OracleFile.Close(
                OracleFile.Numbers(item.GetProperty("expected").GetProperty("t"))[0],
                test.TStatistic,
                1e-9,
                0
            );
            CloseProbabilities(item, [test.TStatistic], inputs.GetProperty(y).GetArrayLength() - 1);
        }

        Assert.Equal(30, compared);
        OracleFile.Close(
            oracle.Root.GetProperty("extra").GetProperty("long_run_variance_L5_of_mean_returns").GetDouble(),
            NeweyWest.LongRunVariance(stock, 5),
            1e-9,
            0
        );
    }

    [Fact]
    public void The_plain_test_agrees_with_the_reference()
    {
        OracleFile oracle = OracleFile.Open("newey_west");
        JsonElement item = oracle.Case("plain_t");
        JsonElement expected = item.GetProperty("expected");
        string y = item.GetProperty("parameters").GetProperty("y").GetString()!;
        double[] values = OracleFile.Numbers(oracle.Root.GetProperty("inputs").GetProperty(y));

        double t = NeweyWest.Mean(values, lag: 0, smallSample: true).TStatistic;

        Assert.Equal(expected.GetProperty("n").GetInt32(), values.Length);
        OracleFile.Close(expected.GetProperty("t").GetDouble(), t, 1e-9, 0);
        OracleFile.Close(
            expected.GetProperty("p").GetDouble(),
            StudentT.TwoSidedPValue(t, values.Length - 1),
            1e-7,
            1e-14
        );
    }

    [Fact]
    public void The_automatic_bandwidth_agrees_with_the_reference()
    {
        OracleFile oracle = OracleFile.Open("newey_west");
        JsonElement expected = oracle.Case("automatic_bandwidth_mean_returns").GetProperty("expected");
        double[] values = OracleFile.Numbers(oracle.Root.GetProperty("inputs").GetProperty("mean_returns"));

        double bandwidth = AutomaticNeweyWest.Bandwidth(values);

        OracleFile.Close(expected.GetProperty("bw").GetDouble(), bandwidth, 1e-8, 0);
        Assert.Equal(expected.GetProperty("lag").GetInt32(), (int)bandwidth);
        OracleFile.Close(
            expected.GetProperty("se_auto").GetDouble(),
            AutomaticNeweyWest.Mean(values).StandardError,
            1e-8,
            0
        );
        OracleFile.Close(
            expected.GetProperty("se_auto_prewhite").GetDouble(),
            AutomaticNeweyWest.Mean(values, prewhiten: true).StandardError,
            1e-8,
            0
        );
    }

    [Theory]
    [InlineData(new double[] { 2, 2, 2, 2 })]
    [InlineData(new double[] { 1, double.NaN, 3, 4 })]
    [InlineData(new double[] { 1, double.PositiveInfinity, 3, 4 })]
    public void No_bandwidth_comes_from_bad_values(double[] values)
    {
        Assert.True(double.IsNaN(AutomaticNeweyWest.Bandwidth(values)));
        Assert.True(double.IsNaN(AutomaticNeweyWest.Mean(values, prewhiten: true).TStatistic));
        Assert.Throws<ArgumentException>(() => AutomaticNeweyWest.Bandwidth([1, 2]));
    }

    [Theory]
    [InlineData(100, 4)] // 4·1
    [InlineData(1000, 6)] // 4·10^(2/9) = 6.67
    [InlineData(50, 3)] // 4·0.5^(2/9) = 3.43
    [InlineData(1, 0)] // never n or more
    public void Lag_follows_the_rule(int count, int expected) => Assert.Equal(expected, NeweyWest.Lag(count));

    [Fact]
    public void Correlated_noise_is_rejected_near_the_nominal_rate_where_the_plain_test_is_not()
    {
        Random random = new(11);
        int plain = 0;
        int robust = 0;
        const int Runs = 2000;
        double[] x = new double[500];
        for (int run = 0; run < Runs; run++)
        {
            double value = 0;
            for (int t = -50; t < x.Length; t++)
            {
                value = 0.5 * value + StandardNormal.Quantile(1 - random.NextDouble());
                x[Math.Max(t, 0)] = value;
            }

            plain += Math.Abs(NeweyWest.Mean(x, 0).TStatistic) > 1.96 ? 1 : 0;
            robust += Math.Abs(NeweyWest.Mean(x, NeweyWest.Lag(x.Length)).TStatistic) > 1.96 ? 1 : 0;
        }

        Assert.True(plain > 0.2 * Runs, $"plain {plain}");
        Assert.InRange(robust, 0.05 * Runs, 0.11 * Runs);
    }

    [Fact]
    public void A_constant_is_no_evidence() =>
        Assert.True(double.IsNaN(NeweyWest.Mean([0.1, 0.1, 0.1, 0.1], 1).TStatistic));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_lag_outside_the_sample_is_rejected(int lag) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NeweyWest.LongRunVariance([1, 2, 3], lag));

    [Fact]
    public void A_missing_value_is_passed_on() =>
        Assert.True(double.IsNaN(NeweyWest.Mean([1, double.NaN, 3], 1).StandardError));

    private static void CloseProbabilities(JsonElement item, double[] t, int freedom)
    {
        JsonElement expected = item.GetProperty("expected");
        OracleFile.Close(
            OracleFile.Numbers(expected.GetProperty("p_normal")),
            [.. t.Select(TrialHurdle.PValue)],
            1e-7,
            1e-14
        );
        OracleFile.Close(
            OracleFile.Numbers(expected.GetProperty("p_student")),
            [.. t.Select(v => StudentT.TwoSidedPValue(v, freedom))],
            1e-7,
            1e-14
        );
    }
}
