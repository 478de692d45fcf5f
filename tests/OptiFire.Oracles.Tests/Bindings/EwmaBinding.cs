using OptiFire.Numerics.Volatility;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class EwmaBinding : IOracleBinding
{
    public string File => "ewma";

    public void Check(OracleCase oracle, Comparison on)
    {
        if (oracle.HasParameter("span"))
        {
            double[] x = oracle.Numbers("x");
            double alpha = EwmaMean.AlphaOfSpan(oracle.Number("span"));
            on.Equal("adjust_true", Mean(x, alpha, adjust: true));
            on.Equal("adjust_false", Mean(x, alpha, adjust: false));
            on.Equal("adjust_true_ignore_na_false", Mean(x, alpha, adjust: true));
            on.Equal("adjust_true_ignore_na_true", Mean(x, alpha, adjust: true, ignoreGaps: true));
            on.Equal("adjust_false_ignore_na_false", Mean(x, alpha, adjust: false));
            on.Equal(
                "std_adjust_true_unbiased",
                [.. Variance(x, alpha, adjust: true, unbiased: true).Select(Math.Sqrt)]
            );
            on.Equal("var_adjust_false_biased", Variance(x, alpha, adjust: false, unbiased: false));
            if (on.Has("ema_sma_seeded"))
            {
                on.Equal("ema_sma_seeded", Seeded(x, oracle.Integer("span"), alpha));
            }

            return;
        }

        double decay = oracle.Number("lam");
        double[] returns = oracle.Numbers("r");
        double[] variances = new double[returns.Length];
        double next = Ewma.Variance(returns, decay, returns[0] * returns[0], variances);
        on.Equal("init_first_square", variances);
        on.Equal("one_step_ahead", next);
        double backcast = Ewma.Backcast(returns);
        on.Equal("arch_default_backcast", backcast);
        Ewma.Variance(returns, decay, backcast, variances);
        on.Equal("arch_default", variances);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "empty":
                Assert.Empty(Mean([], 0.5, adjust: true));
                return true;
            case "one_element":
                Assert.Equal(edge.Numbers("observed.value"), Mean([3], 0.5, adjust: true));
                return true;
            case "std_one_element":
                Assert.Equal(edge.Numbers("observed.value"), Variance([3], 0.5, adjust: true, unbiased: true));
                return true;
            case "first_nan":
                Assert.Equal(edge.Numbers("observed.value"), Mean([double.NaN, 1, 2], 0.5, adjust: true));
                return true;
            case "alpha_0":
                Assert.Throws<ArgumentOutOfRangeException>(() => new EwmaMean(0));
                return true;
            case "alpha_1":
                Assert.Equal(edge.Numbers("observed.value"), Mean([1, 5, 2], 1, adjust: true));
                return true;
            case "span_lt_1":
                Assert.Throws<ArgumentOutOfRangeException>(() => EwmaMean.AlphaOfSpan(0.5));
                return true;
            case "inf":
                Assert.Throws<ArgumentOutOfRangeException>(() =>
                    Mean([1, double.PositiveInfinity, 2], 0.5, adjust: true)
                );
                return true;
            default:
                return false;
        }
    }

    private static double[] Mean(double[] x, double alpha, bool adjust, bool ignoreGaps = false)
    {
        double[] mean = new double[x.Length];
        new EwmaMean(alpha, adjust, ignoreGaps).Compute(x, mean);
        return mean;
    }

    private static double[] Variance(double[] x, double alpha, bool adjust, bool unbiased)
    {
        double[] variance = new double[x.Length];
        EwmaDispersion.Variance(x, alpha, adjust, unbiased, variance);
        return variance;
    }

    // The recursion started at the simple mean of the first values.
    private static double[] Seeded(double[] x, int span, double alpha)
    {
        var mean = new EwmaMean(alpha, adjust: false);
        var state = new EwmaMeanState(x[..span].Average(), 1);
        return
        [
            .. Enumerable.Repeat(double.NaN, span - 1),
            state.Mean,
            .. x[span..].Select(value => (state = mean.Step(state, value)).Mean),
        ];
    }
}
