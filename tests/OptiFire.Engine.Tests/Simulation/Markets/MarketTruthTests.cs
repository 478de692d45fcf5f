using OptiFire.Engine.Simulation.Markets;

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>What the truth says was planted can be found in the prices.</summary>
public sealed class MarketTruthTests(TenYears markets)
{
    public static TheoryData<long> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Turbulent_regimes_have_more_variance_than_calm_ones(long seed)
    {
        MarketReading market = markets.Of(seed);
        MarketTruth truth = market.Market.Truth;
        ILookup<VarianceRegime, double> squares = Statistics
            .Squares(market.Moves("SPY"))
            .Select((square, t) => (Regime: truth.Regimes[t + 1], square))
            .ToLookup(day => day.Regime, day => day.square);

        // 2.35 / 0.55 = 4.3 times were planted; fat tails blur it.
        Assert.InRange(squares[VarianceRegime.Turbulent].Average() / squares[VarianceRegime.Calm].Average(), 2.5, 7.5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Regime_switches_are_the_changes_of_the_regimes_by_session(long seed)
    {
        MarketTruth truth = markets.Of(seed).Market.Truth;
        int next = 0;
        for (int t = 0; t < truth.Sessions.Count; t++)
        {
            if (next < truth.RegimeSwitches.Count && truth.RegimeSwitches[next].Session == t)
            {
                Assert.Equal(truth.Sessions[t].Date, truth.RegimeSwitches[next].Date);
                next++;
            }

            Assert.Equal(truth.RegimeSwitches[next - 1].Regime, truth.Regimes[t]);
        }

        Assert.Equal(truth.RegimeSwitches.Count, next);
        Assert.True(next > 5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Correlation_of_market_and_bonds_flips_at_each_break(long seed)
    {
        MarketReading market = markets.Of(seed);
        double[] stocks = market.Moves("SPY");
        double[] bonds = market.Moves("TLT");
        IReadOnlyList<CorrelationBreak> breaks = market.Market.Truth.CorrelationBreaks;

        Assert.True(breaks.Count > 5);
        for (int b = 0; b < breaks.Count; b++)
        {
            Assert.True(breaks[b].Before * breaks[b].After < 0);
            // Moves run one session behind: the first is that of session 1.
            int from = breaks[b].Session - 1;
            int to = b + 1 < breaks.Count ? breaks[b + 1].Session - 1 : stocks.Length;
            if (to - from >= 60)
            {
                double measured = Statistics.Correlation(stocks[from..to], bonds[from..to]);
                Assert.InRange(measured, breaks[b].After - 0.4, breaks[b].After + 0.4);
                Assert.Equal(Math.Sign(breaks[b].After), Math.Sign(measured));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_index_is_the_months_expected_variance_and_the_premium(long seed)
    {
        MarketReading market = markets.Of(seed);
        MarketTruth truth = market.Market.Truth;
        double[] premia =
        [
            .. market
                .Closes("VIX")
                .Zip(truth.ExpectedMonthVariance, (level, variance) => level * level / 10_000 / variance),
        ];

        Assert.InRange(premia.Average(), 1 + truth.VarianceRiskPremium - 0.03, 1 + truth.VarianceRiskPremium + 0.03);
        Assert.All(premia, premium => Assert.InRange(premium, 0.7, 2.0));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Expected_month_variance_is_not_biased(long seed)
    {
        MarketTruth truth = markets.Of(seed).Market.Truth;
        int count = truth.Sessions.Count - 21;
        double expected = truth.ExpectedMonthVariance.Take(count).Average();
        double came = Enumerable
            .Range(0, count)
            .Average(t => truth.MarketVariance.Skip(t + 1).Take(21).Average() * 252);

        Assert.InRange(expected / came, 0.85, 1.2);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Planted_pairs_revert_with_the_planted_half_life(long seed)
    {
        MarketReading market = markets.Of(seed);

        Assert.Equal(3, market.Market.Truth.Pairs.Count);
        foreach (PairTruth truth in market.Market.Truth.Pairs)
        {
            double[] spread = Spread(market, truth);
            double planted = Math.Pow(2, -1 / truth.Pair.HalfLifeSessions);
            double standardError = Math.Sqrt((1 - planted * planted) / spread.Length);

            Assert.InRange(
                Statistics.Autocorrelation(spread, 1),
                planted - 4 * standardError,
                planted + 3 * standardError
            );
            Assert.True(Statistics.DickeyFuller(spread) < -5);
            Assert.InRange(Math.Sqrt(Statistics.Variance(spread)) / truth.Pair.SpreadDeviation, 0.75, 1.3);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pair_truth_is_the_spread_of_the_prices_up_to_their_rounding(long seed)
    {
        MarketReading market = markets.Of(seed);
        foreach (PairTruth truth in market.Market.Truth.Pairs)
        {
            double cheapest = market.Closes(truth.Pair.Leader).Concat(market.Closes(truth.Pair.Follower)).Min();
            double rounding = 2.2 * 0.005 / cheapest;

            Assert.All(
                Spread(market, truth).Zip(truth.Spread),
                both => Assert.InRange(both.First - truth.Intercept - both.Second, -rounding, rounding)
            );
        }
    }

    [Fact]
    public void Stocks_that_were_not_paired_do_not_revert()
    {
        // At 5 % one test in twenty rejects a unit root by chance.
        string[] stocks = ["KO", "JPM", "XOM", "MSFT", "JNJ", "HD"];
        bool[] rejected =
        [
            .. from seed in new long[] { 1, 2, 3, 4 }
            from i in Enumerable.Range(0, stocks.Length)
            from j in Enumerable.Range(0, i)
            let one = markets.Of(seed).Closes(stocks[i])
            let other = markets.Of(seed).Closes(stocks[j])
            select Statistics.DickeyFuller([.. one.Zip(other, (a, b) => Math.Log(a / b))]) < -2.86,
        ];

        Assert.True(
            rejected.Count(one => one) <= rejected.Length * 0.15,
            $"{rejected.Count(one => one)} of {rejected.Length}"
        );
    }

    private static double[] Spread(MarketReading market, PairTruth truth) =>
        [
            .. market
                .Closes(truth.Pair.Follower)
                .Zip(
                    market.Closes(truth.Pair.Leader),
                    (follower, leader) => Math.Log(follower) - truth.Pair.Beta * Math.Log(leader)
                ),
        ];
}
