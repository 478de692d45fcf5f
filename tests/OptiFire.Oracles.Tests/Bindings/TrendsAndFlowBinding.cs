using System.Globalization;
using System.Text.RegularExpressions;
using OptiFire.Numerics.CrossSection;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Search interest and fund flow. The file gives its windows in the words of its definition.</summary>
internal sealed class TrendsAndFlowBinding : IOracleBinding
{
    public string File => "trends_and_etf_flow";

    public void Check(OracleCase oracle, Comparison on)
    {
        oracle.KnowsOnly();
        if (oracle.HasInput("svi"))
        {
            CheckTrends(oracle, on);
        }
        else
        {
            CheckFlow(oracle, on);
        }
    }

    public bool CheckEdge(OracleEdge edge)
    {
        switch (edge.Id)
        {
            case "svi_zero":
                Assert.True(double.IsNaN(SearchInterest.AbnormalOfLast([5, 5, 0])));
                Assert.True(double.IsNaN(SearchInterest.AbnormalOfLast([0, 0, 5])));
                return true;
            case "rescaled_series":
                // Within one request the scale does not matter.
                double[] volumes = [100, 72, 59, 74, 51, 67, 61, 66, 64];
                double[] scaled = [.. volumes.Select(v => 0.37 * v)];
                double abnormal = SearchInterest.AbnormalOfLast(volumes);
                Assert.Equal(abnormal, SearchInterest.AbnormalOfLast(scaled), 1e-14);
                return true;
            case "aum_zero":
                Assert.True(double.IsNaN(EtfFlow.FromMoney(1, 0)));
                return true;
            default:
                return false;
        }
    }

    private static void CheckTrends(OracleCase oracle, Comparison on)
    {
        double[] volumes = oracle.Numbers("svi");
        double[] result = new double[volumes.Length];
        SearchInterest.Abnormal(volumes, result, Stated(oracle, @"median\(SVI_\{t-1\.\.t-(\d+)\}\)")[0]);
        on.Equal("asvi", result);
        foreach (string field in oracle.Fields)
        {
            if (Series.Match(field, @"delta_n(\d+)") is [int window])
            {
                SearchInterest.Change(volumes, result, window);
                on.Equal(field, result);
            }
        }
    }

    private static void CheckFlow(OracleCase oracle, Comparison on)
    {
        double[] money = oracle.Numbers("flow");
        double[] assets = oracle.Numbers("aum");
        double[] returns = Series.LogReturnsWithGap(oracle.Numbers("close"));
        double[] flows = Series.Each(
            money.Length,
            t => t == 0 ? double.NaN : EtfFlow.FromMoney(money[t], assets[t - 1])
        );
        int[] windows = Stated(oracle, @"z(\d+)\((\d+)-day return\)");

        // The reference starts its windows behind the gap of the first day, and takes the return first.
        var readings = new DivergenceReading[flows.Length];
        new FlowDivergence(windows[1], windows[0]).Compute(flows.AsSpan(1), returns.AsSpan(1), readings.AsSpan(1));
        readings[0] = new(double.NaN, double.NaN);
        on.Equal("flow_pct", flows);
        on.Equal("z_flow", [.. readings.Select(r => r.First)]);
        on.Equal("z_return", [.. readings.Select(r => r.Second)]);
        on.Equal("divergence", [.. readings.Select(r => -r.Divergence)]);
    }

    private static int[] Stated(OracleCase oracle, string pattern)
    {
        string definition = oracle.Document.Find("definition")?.GetString() ?? "";
        Match match = Regex.Match(definition, pattern, RegexOptions.CultureInvariant);
        return match.Success
            ? [.. match.Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))]
            : throw new UnboundException($"no window '{pattern}' in '{definition}'");
    }
}
