using OptiFire.Numerics.CrossSection;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class EarningsSurpriseBinding : IOracleBinding
{
    public string File => "earnings_surprise";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("W", "season", "ddof");
        if (oracle.HasInput("eps"))
        {
            CheckSeasonal(oracle, on);
            return;
        }

        double[] actual = oracle.Numbers("actual");
        double[] consensus = oracle.Numbers("consensus");
        double[] whisper = oracle.Numbers("whisper");
        double[] deviation = oracle.Numbers("stdev");
        double[] price = oracle.Numbers("price");
        int n = actual.Length;
        on.Equal(
            "sue_dispersion",
            Series.Each(n, i => EarningsSurprise.ByDispersion(actual[i], consensus[i], deviation[i]))
        );
        on.Equal("sue_price", Series.Each(n, i => EarningsSurprise.ByPrice(actual[i], consensus[i], price[i])));
        on.Equal("surprise_pct", Series.Each(n, i => EarningsSurprise.Relative(actual[i], consensus[i])));
        on.Equal("whisper_spread", Series.Each(n, i => WhisperSpread.Absolute(whisper[i], consensus[i])));
        on.Equal("whisper_spread_pct", Series.Each(n, i => WhisperSpread.Relative(whisper[i], consensus[i])));
        on.Equal(
            "whisper_spread_price",
            Series.Each(n, i => WhisperSpread.ByPrice(whisper[i], consensus[i], price[i]))
        );
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "consensus_zero":
                (double actual, double zero) = (edge.Number("input.actual"), edge.Number("input.consensus"));
                Assert.True(double.IsNaN(EarningsSurprise.Relative(actual, zero)));
                Assert.Equal(actual / 100, EarningsSurprise.ByPrice(actual, zero, 100), 1e-15);
                return true;
            case "negative_consensus":
                double share = EarningsSurprise.Relative(edge.Number("input.actual"), edge.Number("input.consensus"));
                Assert.Equal(edge.Number("expected.surprise_pct"), share, 1e-15);
                return true;
            case "one_analyst":
                Assert.True(double.IsNaN(EarningsSurprise.ByDispersion(1, 0.5, 0)));
                Assert.True(double.IsNaN(EarningsSurprise.ByDispersion(1, 0.5, double.NaN)));
                return true;
            case "constant_eps":
                double[] constant = [.. Enumerable.Repeat(1.1, 24)];
                Assert.All(Seasonal(constant, 8, 4, drift: true), v => Assert.True(double.IsNaN(v)));
                return true;
            case "missing_quarter":
                // The gap spoils the changes of quarters 5 and 9, which are needed until quarter 17.
                double[] holed = Series.Each(24, t => t == 5 ? double.NaN : Math.Sin(t * t));
                Assert.Equal(18, Seasonal(holed, 8, 4, drift: true).TakeWhile(double.IsNaN).Count());
                return true;
            case "split":
                double whole = EarningsSurprise.ByPrice(1.4, 1.1, 70);
                Assert.Equal(whole, EarningsSurprise.ByPrice(1.4 / 7, 1.1 / 7, 70.0 / 7), 1e-15);
                return true;
            default:
                return false;
        }
    }

    private static void CheckSeasonal(OracleCase oracle, Comparison on)
    {
        if (oracle.Integer("ddof", otherwise: 1) != 1)
        {
            throw new UnboundException("a deviation with another divisor");
        }

        double[] earnings = oracle.Numbers("eps");
        int window = oracle.Integer("W");
        int season = oracle.Integer("season");
        on.Equal("sue_with_drift", Seasonal(earnings, window, season, drift: true));
        on.Equal("sue_no_drift", Seasonal(earnings, window, season, drift: false));
    }

    private static double[] Seasonal(double[] earnings, int window, int season, bool drift)
    {
        double[] surprise = new double[earnings.Length];
        EarningsSurprise.SeasonalRandomWalk(earnings, surprise, window, season, drift);
        return surprise;
    }
}
