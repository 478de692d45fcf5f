using OptiFire.Engine.Hosting;
using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Alpha;

public sealed class CointegratedPairsTests
{
    private const string Id = "alpha_coint_pairs";
    private const double Slope = 0.8;
    private static readonly DateOnly Start = new(2001, 1, 2);

    [Fact]
    public async Task A_simulated_pair_gives_back_its_half_life_and_slope()
    {
        // φ = 0.5^(1/10): the spread comes half way home in ten sessions.
        const int closes = 2_520;
        (BarSeries y, BarSeries x) = Pair(3, closes, Math.Pow(0.5, 0.1));
        EngineRun run = Run(new() { FormationCloses = closes }, y, x);
        List<Observation<double>> halfLives = run.Watch(CointegratedPairs.HalfLife);
        List<Observation<double>> betas = run.Watch(CointegratedPairs.Beta);
        List<Observation<string>> pairs = run.Watch(CointegratedPairs.Pair);

        await run.RunAsync();

        // s.e.(b) = √((1 − φ²)/n) gives the half-life a standard error of 1.1 sessions.
        Assert.InRange(Assert.Single(halfLives).Value, 10 - 3.3, 10 + 3.3);
        double slope = pairs[0].Value == "KO/PEP" ? betas[0].Value : 1 / betas[0].Value;
        Assert.Equal(Slope, slope, tolerance: 0.05);
    }

    [Fact]
    public async Task Among_many_walks_that_have_nothing_in_common_none_is_traded()
    {
        const int count = 15;
        Timestamp[] times = BarSeries.Sessions(Start, 252);
        BarSeries[] walks =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    BarSeries.FromCloses(
                        $"W{i}",
                        times,
                        Normals.Prices(new Normals(100 + i).Take(251).Select(n => 0.01 * n))
                    )
                ),
        ];
        EngineRun run = Run(new() { Symbols = string.Join(',', walks.Select(w => w.Instrument.Symbol)) }, walks);
        List<Observation<long>> tested = run.Watch(CointegratedPairs.PairsTested);
        List<Observation<double>> formed = run.Watch(CointegratedPairs.AdjustedPValue);

        RunReport report = await run.RunAsync();

        double[][] logs = [.. walks.Select(w => w.Closes.Select(c => Math.Log(c)).ToArray())];
        int uncorrected = Enumerable
            .Range(0, count)
            .SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(j => (i, j)))
            .Count(p => EngleGranger.BothDirections(logs[p.i], logs[p.j], choice: LagChoice.Bayes).PValue < 0.05);
        Assert.True(uncorrected > 0, "Without a correction some pair should pass, or the test shows nothing.");
        Assert.Equal(count * (count - 1) / 2, Assert.Single(tested).Value);
        Assert.Empty(formed);
        Assert.Equal(0, report.Orders);
    }

    [Fact]
    public async Task A_trade_opens_far_out_and_ends_near_the_mean_at_the_stop_or_by_age()
    {
        CointegratedPairsOptions options = new() { FormationCloses = 120, RefitSessions = 504 };
        (BarSeries y, BarSeries x) = Pair(5, 620, 0.85);
        EngineRun run = Run(options, y, x);
        List<Observation<double>> z = run.Watch(CointegratedPairs.Z);
        List<Observation<long>> sides = run.Watch(CointegratedPairs.Side);
        List<Observation<double>> halfLives = run.Watch(CointegratedPairs.HalfLife);

        await run.RunAsync();

        (long side, int held, bool barred) = (0, 0, false);
        for (int t = 0; t < z.Count; t++)
        {
            double now = z[t].Value;
            if (side == 0)
            {
                barred &= Math.Abs(now) > 0.5;
                side = !barred && Math.Abs(now) is >= 2 and < 4 ? -Math.Sign(now) : 0;
                held = 0;
            }
            else if (++held > 0 && side * now >= -0.5)
            {
                side = 0;
            }
            else if (side * now <= -4 || held >= 3 * halfLives[0].Value)
            {
                (side, barred) = (0, true);
            }

            Assert.Equal(side, sides[^(z.Count - t)].Value);
        }

        Assert.Equal([-1, 0, 1], sides.Select(o => o.Value).Distinct().Order());
    }

    [Fact]
    public async Task Both_legs_are_held_against_each_other_in_the_proportion_of_the_slope()
    {
        CointegratedPairsOptions options = new() { FormationCloses = 120 };
        (BarSeries y, BarSeries x) = Pair(5, 620, 0.85);
        EngineRun scout = Run(options, y, x);
        List<Observation<long>> sides = scout.Watch(CointegratedPairs.Side);
        await scout.RunAsync();
        int opened = Array.IndexOf(y.Times, sides.First(o => o.Value != 0).At);
        long side = sides.First(o => o.Value != 0).Value;

        EngineRun run = Run(options, y.First(opened + 2), x.First(opened + 2));
        List<Observation<double>> beta = run.Watch(CointegratedPairs.Beta);
        List<Observation<string>> pair = run.Watch(CointegratedPairs.Pair);
        RunReport report = await run.RunAsync();

        decimal Value(string symbol) =>
            report.Portfolio.PositionIn(new InstrumentId(symbol == "KO" ? 0 : 1)).MarketValue;
        string[] legs = pair[^1].Value.Split('/');
        Assert.Equal(side, Math.Sign(Value(legs[0])));
        Assert.Equal(-beta[^1].Value, (double)(Value(legs[1]) / Value(legs[0])), tolerance: 0.05);
    }

    [Fact]
    public async Task Splits_and_dividends_do_not_touch_a_formed_spread()
    {
        (BarSeries y, BarSeries x) = Pair(3, 300, 0.85);
        double[] growth = [.. x.Closes.Zip(x.Closes.Skip(1), (a, b) => b / a)];
        var actions = new List<CorporateAction>();
        var traded = new List<double> { 100 };
        for (int t = 0; t < growth.Length; t++)
        {
            Timestamp ex = x.Times[t] + TimeSpan.FromHours(1);
            double before = traded[^1];
            if (t == 260)
            {
                actions.Add(CorporateAction.Split(new InstrumentId(0), ex, ex, 2, 1));
                before /= 2;
            }
            else if (t % 63 == 62)
            {
                decimal cash = Math.Round((decimal)before * 0.01m, 4);
                actions.Add(CorporateAction.CashDividend(new InstrumentId(0), ex, ex, cash));
                before -= (double)cash;
            }

            traded.Add(before * growth[t]);
        }

        BarSeries raw = BarSeries.FromCloses("PEP", x.Times, traded);
        double[] expected = await Scores(x, []);
        double[] adjusted = await Scores(raw, actions);
        double[] unadjusted = await Scores(raw, []);

        Assert.True(expected.Length > 0);
        Assert.Equal(expected.Length, adjusted.Length);
        Assert.All(expected.Zip(adjusted), p => Assert.Equal(p.First, p.Second, tolerance: 1e-3));
        Assert.False(unadjusted.Length == expected.Length && Math.Abs(unadjusted[^1] - expected[^1]) < 0.1);

        async Task<double[]> Scores(BarSeries second, IReadOnlyList<CorporateAction> with)
        {
            EngineRun run = Run(new() { FormationCloses = 250, RefitSessions = 504 }, y, second);
            run.Builder.AddSource(new MemorySource<CorporateAction>([second.Instrument], with));
            List<Observation<double>> z = run.Watch(CointegratedPairs.Z);
            await run.RunAsync();
            return [.. z.Select(o => o.Value)];
        }
    }

    [Fact]
    public async Task A_series_and_its_multiple_are_no_pair()
    {
        (BarSeries y, _) = Pair(3, 300, 0.9);
        BarSeries twice = BarSeries.FromCloses("PEP", y.Times, [.. y.Closes.Select(c => 2 * c)]);

        Assert.Equal("a pair cannot be tested: a series is still or determines the other", await Reason(y, twice));
    }

    [Fact]
    public async Task Short_input_a_hole_lonely_closes_and_a_close_of_zero_silence_it()
    {
        (BarSeries y, BarSeries x) = Pair(5, 252, 0.9);
        bool InHole(Bar bar) => bar.EventTime > x.Times[100] && bar.EventTime < x.Times[104];
        double[] closes = x.Closes;
        closes[200] = 0;
        CointegratedPairsOptions options = new() { FormationCloses = 245, MaxGapDays = 5 };

        Assert.Equal("the closes are fewer than the formation needs", await Reason(y.First(251), x.First(251)));
        Assert.Equal(
            "the closes in the windows have a hole",
            await Reason(y.Without(InHole), x.Without(InHole), options)
        );
        Assert.Equal("the newest closes are not of the same moment", await Reason(y, x.First(251), options));
        Assert.Equal(
            "a close in the windows is not above 0",
            await Reason(y, BarSeries.FromCloses("PEP", x.Times, closes), options)
        );
    }

    [Fact]
    public async Task Closes_missing_since_the_formation_end_the_trade_and_the_pair_is_sought_anew()
    {
        CointegratedPairsOptions options = new() { FormationCloses = 120, RefitSessions = 504 };
        (BarSeries y, BarSeries x) = Pair(5, 620, 0.85);
        double[] closes = x.Closes;
        closes.AsSpan(130, 200).Clear();
        EngineRun run = Run(options, y, BarSeries.FromCloses("PEP", x.Times, closes));
        List<Observation<double>> z = run.Watch(CointegratedPairs.Z);

        ActivationReport report = await run.RunAsync(Id);

        Assert.Equal(0, report.Failed);
        Assert.Contains(z, o => o.At == x.Times[129]);
        Assert.DoesNotContain(z, o => o.At > x.Times[129] && o.At < x.Times[330 + 119]);
        Assert.Contains(z, o => o.At >= x.Times[330 + 119]);
    }

    [Fact]
    public async Task Real_pairs_are_read_as_the_closes_say()
    {
        string[] symbols = ["CVX", "XOM", "KO", "PEP"];
        BarSeries[] series = [.. symbols.Select(s => CsvBars.Panel("sp500_20stocks_close.csv", s))];
        EngineRun run = Run(new() { Symbols = string.Join(", ", symbols) }, series);
        List<Observation<double>> adjusted = run.Watch(CointegratedPairs.AdjustedPValue);
        List<Observation<string>> pairs = run.Watch(CointegratedPairs.Pair);

        ActivationReport report = await run.RunAsync(Id);

        Assert.Equal((series[0].Bars.Count - 251, 0), (report.Ok, report.Failed));
        Assert.NotEmpty(adjusted);

        // The first pair formed stands in the file: the same closes give the same p-values.
        int last = Array.IndexOf(series[0].Times, adjusted[0].At);
        double[][] logs =
        [
            .. series.Select(s => s.Closes[(last - 251)..(last + 1)].Select(c => Math.Log(c)).ToArray()),
        ];
        var p = new SortedDictionary<double, string>();
        for (int i = 0; i < 4; i++)
        {
            for (int j = i + 1; j < 4; j++)
            {
                CointegratedPair both = EngleGranger.BothDirections(
                    logs[i],
                    logs[j],
                    choice: LagChoice.Bayes,
                    maximumLag: 15
                );
                p.Add(both.PValue, both.FirstIsExplained ? $"{symbols[i]}/{symbols[j]}" : $"{symbols[j]}/{symbols[i]}");
            }
        }

        Assert.Contains(pairs[0].Value, p.Values);
        Assert.All(adjusted, a => Assert.InRange(a.Value, 0, 0.05));
        double own = p.Single(x => x.Value == pairs[0].Value).Key;
        double byHand = p.Keys.Select((q, rank) => (q, rank)).Where(r => r.q >= own).Min(r => 6.0 / (r.rank + 1) * r.q);
        Assert.Equal(byHand, adjusted[0].Value, tolerance: 1e-6);
    }

    private static async Task<string?> Reason(BarSeries y, BarSeries x, CointegratedPairsOptions? options = null) =>
        (await Run(options ?? new(), y, x).RunAsync(Id)).LastReason;

    private static EngineRun Run(CointegratedPairsOptions options, params BarSeries[] series)
    {
        EngineRun run = new EngineRun().Add(series);
        run.Builder.AddPlugin<CointegratedPairs, CointegratedPairsOptions>(options, enabled: true);
        return run;
    }

    /// <summary>KO follows 0.8 times the log of PEP with a spread of coefficient φ.</summary>
    private static (BarSeries Y, BarSeries X) Pair(int seed, int closes, double coefficient)
    {
        Timestamp[] times = BarSeries.Sessions(Start, closes);
        double[] x = Normals.Prices(new Normals(seed).Take(closes - 1).Select(n => 0.012 * n));
        double[] noise = new Normals(seed + 1_000).Take(closes);
        double spread = 0;
        double[] y =
        [
            .. x.Select(
                (p, i) => 2 * Math.Exp((Slope * Math.Log(p)) + (spread = (coefficient * spread) + (0.01 * noise[i])))
            ),
        ];
        return (BarSeries.FromCloses("KO", times, y), BarSeries.FromCloses("PEP", times, x));
    }
}
