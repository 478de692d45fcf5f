using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Tests.Simulation.Markets;

/// <summary>What is true of every real market must be true of each seed's.</summary>
public sealed class StylisedFactsTests(TenYears markets)
{
    public static TheoryData<long> Seeds => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Market_has_the_volatility_of_a_stock_index(long seed) =>
        Assert.InRange(Math.Sqrt(252 * Statistics.Variance(markets.Of(seed).Moves("SPY"))), 0.14, 0.27);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moves_have_fat_tails(long seed)
    {
        MarketReading market = markets.Of(seed);

        Assert.InRange(Statistics.Kurtosis(market.Moves("SPY")), 5, 60);
        Assert.All(
            market.Market.Truth.Stocks,
            stock => Assert.True(Statistics.Kurtosis(market.Moves(stock.Symbol)) > 3.5)
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moves_are_hardly_correlated_in_time_but_their_squares_are(long seed)
    {
        double[] moves = markets.Of(seed).Moves("SPY");
        double[] squares = Statistics.Squares(moves);
        int[] lags = [.. Enumerable.Range(1, 10)];

        Assert.InRange(lags.Average(lag => Statistics.Autocorrelation(moves, lag)), -0.03, 0.03);
        Assert.All(lags, lag => Assert.InRange(Statistics.Autocorrelation(moves, lag), -0.12, 0.12));
        Assert.True(lags.Average(lag => Statistics.Autocorrelation(squares, lag)) > 0.04);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Falls_raise_the_next_days_variance_more_than_rises(long seed)
    {
        MarketReading market = markets.Of(seed);
        double[] moves = market.Moves("SPY");
        double[] variance = [.. market.Market.Truth.MarketVariance];
        double[] change = [.. variance[2..].Zip(variance[1..], (next, now) => next - now)];

        Assert.True(Statistics.Correlation(moves[..^1], variance[2..]) < -0.05);
        // The change is what the move did: the level also differs between regimes, whose drifts differ.
        Assert.True(Statistics.Correlation(moves[..^1], change) < -0.2);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stocks_of_a_sector_move_together_more_than_others(long seed)
    {
        MarketReading market = markets.Of(seed);
        MarketTruth truth = market.Market.Truth;
        // Followers are tied to their leaders and would flatter the sectors.
        HashSet<string> followers = [.. truth.Pairs.Select(pair => pair.Pair.Follower)];
        StockTruth[] stocks = [.. truth.Stocks.Where(stock => !followers.Contains(stock.Symbol))];
        Dictionary<string, double[]> moves = stocks.ToDictionary(s => s.Symbol, s => market.Moves(s.Symbol));
        ILookup<bool, double> correlations = (
            from i in Enumerable.Range(0, stocks.Length)
            from j in Enumerable.Range(0, i)
            select (
                Same: stocks[i].Sector == stocks[j].Sector,
                Value: Statistics.Correlation(moves[stocks[i].Symbol], moves[stocks[j].Symbol])
            )
        ).ToLookup(pair => pair.Same, pair => pair.Value);

        Assert.InRange(correlations[false].Average(), 0.25, 0.55);
        Assert.True(correlations[true].Average() > correlations[false].Average() + 0.05);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_index_exceeds_and_follows_the_variance_that_comes(long seed)
    {
        MarketReading market = markets.Of(seed);
        double[] squares = Statistics.Squares(market.Moves("SPY"));
        double[] realised = [.. Enumerable.Range(0, squares.Length - 21).Select(t => 12 * squares[t..(t + 21)].Sum())];
        double[] implied = [.. market.Closes("VIX").Take(realised.Length).Select(level => level * level / 10_000)];

        Assert.InRange(implied.Average() / realised.Average(), 1.0, 1.6);
        Assert.True(Statistics.Correlation(implied, realised) > 0.3);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volatility_index_rises_when_the_market_falls(long seed)
    {
        MarketReading market = markets.Of(seed);

        Assert.InRange(Statistics.Correlation(market.Moves("VIX"), market.Moves("SPY")), -0.85, -0.45);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Volume_and_variance_make_a_u_within_the_session(long seed)
    {
        MarketReading market = markets.Of(seed);
        Bar[] bars = [.. market.Market.Truth.Stocks.SelectMany(stock => market.Minutes(stock.Symbol))];
        HashSet<DateOnly> early = [.. market.Market.Truth.Sessions.Where(s => s.IsEarlyClose).Select(s => s.Date)];
        // Each session's own level would drown the shape: shares of the session's total are averaged.
        double[] variance = new double[13];
        double[] volume = new double[13];
        foreach (IGrouping<(InstrumentId, DateOnly), Bar> session in bars.GroupBy(b => (b.Instrument, b.Start.UtcDate)))
        {
            Bar[] minutes = [.. session];
            if (early.Contains(session.Key.Item2))
            {
                continue;
            }

            double[] squares = [.. minutes.Select(b => Math.Pow(Math.Log((double)b.Close / b.Open), 2))];
            for (int m = 0; m < minutes.Length; m++)
            {
                variance[m / 30] += squares[m] / squares.Sum();
                volume[m / 30] += minutes[m].Volume / (double)minutes.Sum(b => b.Volume);
            }
        }

        double quiet = variance[5..8].Average();
        Assert.InRange(variance[0] / quiet, 2, 10);
        Assert.InRange(variance[12] / quiet, 1.1, 5);
        double thin = volume[5..8].Average();
        Assert.InRange(volume[0] / thin, 1.5, 6);
        Assert.InRange(volume[12] / thin, 1.5, 6);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Minute_moves_have_fat_tails_and_add_up_to_the_days_variance(long seed)
    {
        MarketReading market = markets.Of(seed);
        double[] minutes = [.. market.Minutes("SPY").Select(b => Math.Log((double)b.Close / b.Open))];
        double integrated = market.Market.Truth.IntegratedVariance.TakeLast(10).Sum();

        Assert.InRange(Statistics.Kurtosis(minutes), 3.5, 30);
        // A third of the variance falls between sessions.
        Assert.InRange(Statistics.Squares(minutes).Sum() / integrated, 0.67 * 0.85, 0.67 * 1.15);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Range_of_a_day_fits_its_variance(long seed)
    {
        Bar[] days = markets.Of(seed).Days("SPY");
        double range = days.Average(b => Math.Pow(Math.Log((double)b.High / b.Low), 2)) / (4 * Math.Log(2));
        double openToClose = days.Average(b => Math.Pow(Math.Log((double)b.Close / b.Open), 2));

        Assert.InRange(range / openToClose, 0.85, 1.15); // 1 for a Brownian path (Parkinson 1980)
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void High_and_low_of_a_minute_obey_the_reflection_principle(long seed)
    {
        Bar[] minutes = markets.Of(seed).Minutes("SPY");
        double move = minutes.Average(b => Math.Abs(Math.Log((double)b.Close / b.Open)));

        // The maximum of a Brownian path is distributed as the absolute value of its end.
        Assert.InRange(minutes.Average(b => Math.Log((double)b.High / b.Open)) / move, 0.92, 1.08);
        Assert.InRange(minutes.Average(b => Math.Log((double)b.Open / b.Low)) / move, 0.92, 1.08);
    }
}
