using OptiFire.Numerics.Information;
using OptiFire.Numerics.Regimes;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class VixRegimeBinding : IOracleBinding
{
    public string File => "vix_regime";

    public void Check(OracleCase oracle, Comparison on)
    {
        VixBands bands = Bands(Json.Flat(oracle.Parameter("thresholds")));
        double[] vix = oracle.Numbers("vix_close");
        VixRegime[] regimes = [.. vix.Select(v => bands.Classify(v))];
        on.Equal("regime", [.. regimes.Select(r => (double)r)]);
        double[] ranks = new double[vix.Length];
        PercentileRank.Rolling(vix, oracle.Integer("percentile_window"), ranks);
        on.Equal("percentile_rank", ranks);
        double[] moves = new double[16];
        foreach ((VixRegime from, VixRegime to) in regimes.Zip(regimes.Skip(1)))
        {
            moves[(4 * (int)from) + (int)to]++;
        }

        on.Equal("transition_counts", moves);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        VixBands bands = Bands([15, 25, 35]);
        switch (edge.Id)
        {
            case "on_threshold" or "just_below":
                Assert.Equal(edge.Numbers("expected"), edge.Numbers("input").Select(v => (double)bands.Classify(v)));
                return true;
            case "nan" or "negative_or_zero":
                foreach (double v in edge.Numbers("input"))
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() => bands.Classify(v));
                }

                return true;
            case "unsorted_thresholds":
                Assert.Throws<ArgumentOutOfRangeException>(() => Bands(edge.Numbers("input.thresholds")).Validate());
                return true;
            default:
                return false;
        }
    }

    private static VixBands Bands(double[] thresholds) =>
        new()
        {
            NormalFrom = thresholds[0],
            ElevatedFrom = thresholds[1],
            CrisisFrom = thresholds[2],
        };
}
