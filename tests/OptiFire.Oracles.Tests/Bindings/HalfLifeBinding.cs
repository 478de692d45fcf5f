using OptiFire.Numerics.Cointegration;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class HalfLifeBinding : IOracleBinding
{
    public string File => "half_life";

    public void Check(OracleCase oracle, Comparison on)
    {
        OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(oracle.Numbers("spread"), oracle.Number("dt"));
        on.Equal("b", fit.Slope);
        on.Equal("a", fit.Intercept);
        on.Equal("b_tstat", fit.SlopeTStatistic);
        on.Equal("half_life_simple", fit.HalfLifeSmallSlope);
        on.Equal("half_life_exact", fit.HalfLife);
        on.Equal("theta", fit.Speed);
        on.Equal("mu", fit.Mean);
        on.Equal("sigma", fit.Volatility);
        on.Equal("sigma_eq", fit.EquilibriumDeviation);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "not_mean_reverting":
                OrnsteinUhlenbeckFit away = OrnsteinUhlenbeck.Fit([0, 1, 2, 4, 8, 16, 32]);
                Assert.Equal(MeanReversionStatus.NotReverting, away.Status);
                Assert.Equal(double.PositiveInfinity, away.HalfLife);
                return true;
            case "alternating":
                OrnsteinUhlenbeckFit fit = OrnsteinUhlenbeck.Fit(edge.Numbers("input"));
                Assert.Equal(MeanReversionStatus.Overshooting, fit.Status);
                Assert.Equal(edge.Number("observed.value"), fit.HalfLifeSmallSlope, 1e-12);
                Assert.True(double.IsNaN(fit.HalfLife));
                return true;
            case "constant":
                Assert.Equal(MeanReversionStatus.Constant, OrnsteinUhlenbeck.Fit([3, 3, 3, 3, 3]).Status);
                return true;
            case "two_points":
                Assert.Equal(MeanReversionStatus.TooShort, OrnsteinUhlenbeck.Fit([1, 2]).Status);
                return true;
            default:
                return false;
        }
    }
}
