using OptiFire.Numerics.CrossSection;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class AnalystRevisionsBinding : IOracleBinding
{
    public string File => "analyst_revisions";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly("halflife_days");
        int[] up = Counts(oracle, "up");
        int[] down = Counts(oracle, "down");
        int[] unchanged = Counts(oracle, "unchanged");
        on.Equal("breadth", Series.Each(up.Length, i => AnalystRevisions.Breadth(up[i], down[i], unchanged[i])));
        on.Equal("diffusion", Series.Each(up.Length, i => AnalystRevisions.Diffusion(up[i], down[i])));

        double[] before = oracle.Numbers("consensus_old");
        double[] after = oracle.Numbers("consensus_new");
        on.Equal("consensus_change", [.. before.Zip(after, AnalystRevisions.RelativeChange)]);

        double[][] signs = oracle.Rows("revision_sign");
        double[][] ages = oracle.Rows("age_days");
        double halfLife = oracle.Number("halflife_days");
        on.Equal(
            "time_weighted",
            [.. signs.Zip(ages, (sign, age) => AnalystRevisions.TimeWeighted(sign, age, halfLife))]
        );
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "no_analysts":
                Assert.True(double.IsNaN(AnalystRevisions.Breadth(0, 0, 0)));
                Assert.True(double.IsNaN(AnalystRevisions.Diffusion(0, 0)));
                Assert.True(double.IsNaN(AnalystRevisions.TimeWeighted([], [])));
                return true;
            case "old_consensus_zero":
                Assert.True(double.IsNaN(AnalystRevisions.RelativeChange(0, 1)));
                return true;
            case "negative_age":
                Assert.Throws<ArgumentOutOfRangeException>(() => AnalystRevisions.TimeWeighted([1], [-1]));
                return true;
            case "duplicate_analyst":
                bool[] latest = new bool[3];
                AnalystRevisions.Latest([7, 8, 7], [30, 5, 10], latest);
                Assert.Equal([false, true, true], latest);
                return true;
            default:
                return false;
        }
    }

    private static int[] Counts(OracleCase oracle, string input) => [.. oracle.Numbers(input).Select(c => (int)c)];
}
