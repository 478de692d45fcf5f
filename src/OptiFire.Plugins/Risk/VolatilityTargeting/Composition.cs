using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Risk;

/// <summary>What a portfolio is made of, and what it would have earned in the past. Never changed once made.</summary>
/// <param name="Instruments">Ids, rising.</param>
/// <param name="Quantities">Signed units held of each.</param>
/// <param name="Weights">Signed value of each as a fraction of equity.</param>
internal sealed record Composition(int[] Instruments, decimal[] Quantities, double[] Weights)
{
    public static Composition Empty { get; } = new([], [], []);

    public static Composition Of(PortfolioView portfolio)
    {
        decimal equity = portfolio.Equity;
        return new(
            [.. portfolio.Positions.Select(p => p.Instrument.Value)],
            [.. portfolio.Positions.Select(p => p.Quantity)],
            [.. portfolio.Positions.Select(p => (double)(p.MarketValue / equity))]
        );
    }

    public bool HasSameQuantities(Composition other) =>
        Instruments.AsSpan().SequenceEqual(other.Instruments) && Quantities.AsSpan().SequenceEqual(other.Quantities);

    public Composition DividedBy(double leverage) => this with { Weights = [.. Weights.Select(w => w / leverage)] };

    /// <summary>Times at which every instrument has a price above 0, oldest first.</summary>
    public List<Timestamp> CommonTimes(IRun run, PanelNeed<Bar, double> closes)
    {
        List<Timestamp> common = [];
        for (int i = 0; i < Instruments.Length; i++)
        {
            Window<double> window = WindowOf(run, closes, i);
            var times = new List<Timestamp>(window.Length);
            int next = 0;
            for (int t = 0; t < window.Length; t++)
            {
                while (i > 0 && next < common.Count && common[next] < window.Times[t])
                {
                    next++;
                }

                bool shared = i == 0 || (next < common.Count && common[next] == window.Times[t]);
                if (shared && window.Values[t] > 0) // a NaN is not above 0
                {
                    times.Add(window.Times[t]);
                }
            }

            common = times;
        }

        return common;
    }

    /// <summary>Simple returns of these weights, held unchanged, from each of the times to the next.</summary>
    public double[] Returns(IRun run, PanelNeed<Bar, double> closes, List<Timestamp> times)
    {
        double[] returns = new double[times.Count - 1];
        for (int i = 0; i < Instruments.Length; i++)
        {
            Window<double> window = WindowOf(run, closes, i);
            double before = double.NaN;
            int found = 0;
            for (int t = 0; t < window.Length && found < times.Count; t++)
            {
                if (window.Times[t] != times[found])
                {
                    continue;
                }

                double price = window.Values[t];
                if (found > 0)
                {
                    returns[found - 1] += Weights[i] * ((price - before) / before);
                }

                before = price;
                found++;
            }
        }

        return returns;
    }

    private Window<double> WindowOf(IRun run, PanelNeed<Bar, double> closes, int index) =>
        run.Window(closes, run.Instruments[new InstrumentId(Instruments[index])]);
}
