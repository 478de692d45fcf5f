using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Volatility;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class VarianceRiskPremiumBinding : IOracleBinding
{
    public string File => "variance_risk_premium";

    public void Check(OracleCase oracle, Comparison on)
    {
        int n = oracle.Integer("n");
        double[] vix = oracle.Numbers("vix");
        double[] variances = SquaredReturns(oracle);
        VarianceUnits annual = VarianceUnits.Annual(n, oracle.Number("annualization"));
        double[] realized =
        [
            .. vix.Select(
                (_, t) => t < n ? double.NaN : VarianceRiskPremium.Realized(variances.AsSpan(t - n + 1, n), annual)
            ),
        ];
        double[] premium = Premiums(vix, variances, n, annual);
        on.Equal("rv_annual_variance", realized);
        on.Equal("vrp_exante", premium);
        on.Equal("vrp_expost", Premiums(vix, variances, n, annual, lead: n));
        on.Equal("vrp_monthly_pct2", Premiums(vix, variances, n, VarianceUnits.MonthlyPercent));
        on.Equal("vol_spread", [.. vix.Zip(realized, (v, r) => v / 100 - Math.Sqrt(r))]);
        on.Equal("vrp_z", Scores(premium, oracle.Integer("z_window")));
    }

    public bool CheckEdge(OracleEdge edge)
    {
        double[] vix = [20, 21, 22, 23, 24];
        double[] variances = [1e-4, 2e-4, 3e-4, 4e-4, 5e-4];
        VarianceUnits annual = VarianceUnits.Annual(2);
        double[] premium = Premiums(vix, variances, 2, annual);
        switch (edge.Id)
        {
            case "vrp_negative":
                double least = edge.Document.Cases.Min(Least);
                Assert.True(Comparison.IsClose(edge.Number("value"), least, 1e-8, 1e-11), $"{least}");
                return true;
            case "missing_vix_day":
                double[] holed = Premiums([20, 21, double.NaN, 23, 24], variances, 2, annual);
                Assert.True(double.IsNaN(holed[2]));
                Assert.Equal(premium[3..], holed[3..]); // nothing is carried forward
                return true;
            case "look_ahead":
                Assert.Equal(premium[..3], Premiums(vix[..3], variances[..3], 2, annual));
                Assert.All(Premiums(vix, variances, 2, annual, lead: 2)[^2..], v => Assert.True(double.IsNaN(v)));
                return true;
            case "units":
                Assert.Equal(0.04, VarianceRiskPremium.Implied(20, annual), 1e-15);
                return true;
            default:
                return false;
        }
    }

    private static double Least(OracleCase oracle)
    {
        int n = oracle.Integer("n");
        VarianceUnits annual = VarianceUnits.Annual(n, oracle.Number("annualization"));
        return Premiums(oracle.Numbers("vix"), SquaredReturns(oracle), n, annual).Where(v => !double.IsNaN(v)).Min();
    }

    private static double[] Premiums(double[] vix, double[] variances, int n, VarianceUnits units, int lead = 0)
    {
        double[] premiums = new double[vix.Length];
        VarianceRiskPremium.Rolling(vix, variances, n, units, premiums, lead);
        return premiums;
    }

    // The first day has no return: missing, as in the file.
    private static double[] SquaredReturns(OracleCase oracle)
    {
        double[] closes = oracle.Numbers("close");
        return [.. closes.Select((close, t) => t == 0 ? double.NaN : Math.Pow(Math.Log(close / closes[t - 1]), 2))];
    }

    private static double[] Scores(double[] values, int window) =>
        [
            .. values.Select(
                (value, t) =>
                    t < window - 1 ? double.NaN : SpreadScale.Of(values.AsSpan(t - window + 1, window)).Score(value)
            ),
        ];
}
