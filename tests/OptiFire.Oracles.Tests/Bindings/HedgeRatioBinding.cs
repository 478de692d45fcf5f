using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Dependence;
using OptiFire.Numerics.Filtering;
using OptiFire.Numerics.Inference;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class HedgeRatioBinding : IOracleBinding
{
    public string File => "hedge_ratio";

    public void Check(OracleCase oracle, Comparison on)
    {
        double[] y = oracle.Numbers("y");
        double[] x = oracle.Numbers("x");
        if (oracle.HasParameter("delta"))
        {
            CheckDynamic(oracle, on, y, x);
        }
        else if (oracle.HasParameter("window"))
        {
            double[] slopes = new double[y.Length];
            Covariance.RollingSlope(y, x, oracle.Integer("window"), slopes);
            on.Equal("slope", slopes);
            RollingHedgeRatio rolling = new(oracle.Integer("window"));
            on.Equal("slope", [.. y.Zip(x, (a, b) => rolling.Push(a, b).Ratio)]);
        }
        else
        {
            CheckStatic(on, y, x);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "constant_x":
                Assert.True(double.IsNaN(HedgeRatio.LeastSquares([1, 2, 3], [5, 5, 5]).Ratio));
                return true;
            case "x_zero":
                Assert.True(double.IsNaN(HedgeRatio.ThroughOrigin([1, 2, 3], [0, 0, 0]).Ratio));
                Assert.True(double.IsNaN(HedgeRatio.LeastSquares([1, 2, 3], [0, 0, 0]).Ratio));
                return true;
            case "nan":
                Assert.True(double.IsNaN(HedgeRatio.LeastSquares([1, double.NaN, 3], [1, 2, 4]).Ratio));
                Assert.False(Ols.FitLine([1, 2, 3], [1, double.NaN, 4]).IsDetermined);
                return true;
            case "two_points":
                OlsFit fit = Ols.FitLine([3, 7], [1, 3]);
                Assert.Equal(2, fit.Coefficients[1], 1e-14);
                Assert.True(double.IsNaN(fit.StandardError(0)) && double.IsNaN(fit.StandardError(1)));
                return true;
            default:
                return false;
        }
    }

    private static void CheckStatic(Comparison on, double[] y, double[] x)
    {
        HedgeLine line = HedgeRatio.LeastSquares(y, x);
        on.Equal("params_const_slope", [line.Intercept, line.Ratio]);
        HedgeLine logs = HedgeRatio.LeastSquares([.. y.Select(v => Math.Log(v))], [.. x.Select(v => Math.Log(v))]);
        on.Equal("log_params_const_slope", [logs.Intercept, logs.Ratio]);
        HedgeLine orthogonal = HedgeRatio.Orthogonal(y, x);
        on.Equal("tls_slope", orthogonal.Ratio);
        on.Equal("tls_intercept", orthogonal.Intercept);
        on.Equal("no_intercept_slope", HedgeRatio.ThroughOrigin(y, x).Ratio);

        OlsFit fit = Ols.FitLine(y, x);
        double[] t = [fit.TStatistic(0), fit.TStatistic(1)];
        on.Equal("params_const_slope", fit.Coefficients);
        on.Equal("no_intercept_slope", Ols.Fit(y, x, 1).Coefficients);
        on.Equal("bse", [fit.StandardError(0), fit.StandardError(1)]);
        on.Equal("tvalues", t);
        on.Equal("pvalues", [.. t.Select(v => StudentT.TwoSidedPValue(v, fit.DegreesOfFreedom))]);
        on.Equal("r2", fit.RSquared);
        on.Equal("sigma", fit.ResidualDeviation);
        OlsDiagnostics diagnostics = OlsDiagnostics.Of(fit);
        on.Equal("adj_r2", diagnostics.AdjustedRSquared);
        on.Equal("dw", diagnostics.DurbinWatson);
        on.Equal("loglik", diagnostics.LogLikelihood);
        on.Equal("aic", diagnostics.Akaike);
        on.Equal("bic", diagnostics.Bayes);
    }

    private static void CheckDynamic(OracleCase oracle, Comparison on, double[] y, double[] x)
    {
        double delta = oracle.Number("delta");
        double drift = delta / (1 - delta);
        var model = new DynamicRegression(oracle.Number("Ve"), [drift, drift]);
        DynamicRegressionState state = DynamicRegressionState.Known([0, 0], [0, 0, 0, 0]);
        var innovations = new Innovation[y.Length];
        var prior = new (double Slope, double Intercept)[y.Length];
        var posterior = new (double Slope, double Intercept)[y.Length];
        for (int t = 0; t < y.Length; t++)
        {
            prior[t] = (state.Coefficients[0], state.Coefficients[1]); // a random walk is expected where it is
            innovations[t] = model.Step(state, [x[t], 1], y[t]);
            posterior[t] = (state.Coefficients[0], state.Coefficients[1]);
        }

        on.Equal("prior_slope", [.. prior.Select(p => p.Slope)]);
        on.Equal("prior_intercept", [.. prior.Select(p => p.Intercept)]);
        on.Equal("posterior_slope", [.. posterior.Select(p => p.Slope)]);
        on.Equal("posterior_intercept", [.. posterior.Select(p => p.Intercept)]);
        on.Equal("forecast_error", [.. innovations.Select(v => v.Error)]);
        on.Equal("sqrtQ", [.. innovations.Select(v => Math.Sqrt(v.Variance))]);
        on.Equal("loglik", innovations.Sum(v => v.LogLikelihood));
    }
}
