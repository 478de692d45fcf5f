using OptiFire.Engine.Calendar;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Markets;

public sealed class OrderFlowTests
{
    private const int OpeningOrders = 30;

    private static readonly DateOnly Day = new(2022, 1, 4);

    private static readonly SimulatedMarketOptions Options = new()
    {
        Stocks = StockRoster.Take(6),
        DailySessions = 3,
        MinuteSessions = 3,
    };

    private static readonly Lazy<IReadOnlyDictionary<string, BookStep[]>> MadeOnce = new(() =>
        new[] { "SPY", "TLT", "KO" }.ToDictionary(symbol => symbol, symbol => Steps(Options, symbol))
    );

    public static TheoryData<string> Symbols => ["SPY", "TLT", "KO"];

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Book_always_shows_ten_levels_a_side_in_order_with_the_bid_below_the_ask(string symbol)
    {
        foreach (BookStep step in MadeOnce.Value[symbol].Skip(OpeningOrders - 1))
        {
            BookLevel[] bids = step.Book.Bids.ToArray();
            BookLevel[] asks = step.Book.Asks.ToArray();

            Assert.True(bids.Length == 10 && asks.Length == 10);
            Assert.True(bids[0].Price < asks[0].Price);
            Assert.True(bids[9].Price > 0);
            Assert.True(bids.Zip(bids.Skip(1)).All(pair => pair.First.Price > pair.Second.Price));
            Assert.True(asks.Zip(asks.Skip(1)).All(pair => pair.First.Price < pair.Second.Price));
            Assert.True(bids.Concat(asks).All(level => level.Size > 0 && level.Price % 100 == 0));
        }
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Events_alone_rebuild_the_book(string symbol)
    {
        var sides = new Dictionary<BookSide, SortedDictionary<long, long>>
        {
            [BookSide.Bid] = new(Comparer<long>.Create((x, y) => y.CompareTo(x))),
            [BookSide.Ask] = [],
        };
        foreach (BookStep step in MadeOnce.Value[symbol])
        {
            BookEvent change = step.Event;
            SortedDictionary<long, long> side = sides[change.Side];
            long left = side.GetValueOrDefault(change.Price);
            if (change.Kind == BookEventKind.Trade)
            {
                Assert.Equal(side.First().Key, change.Price);
            }

            left += change.Kind == BookEventKind.Limit ? change.Size : -change.Size;
            Assert.True(change.Size > 0 && left >= 0);
            side[change.Price] = left;
            if (left == 0)
            {
                side.Remove(change.Price);
            }

            Assert.Equal(
                sides[BookSide.Bid].Take(10).Select(level => new BookLevel(level.Key, level.Value)),
                step.Book.Bids.ToArray()
            );
            Assert.Equal(
                sides[BookSide.Ask].Take(10).Select(level => new BookLevel(level.Key, level.Value)),
                step.Book.Asks.ToArray()
            );
        }
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Times_rise_within_the_session_and_only_one_order_shares_its_time(string symbol)
    {
        Session session = new UsEquityCalendar().SessionOn(Day)!.Value;
        BookStep[] steps = MadeOnce.Value[symbol];

        Assert.All(steps.Take(OpeningOrders), step => Assert.Equal(session.Open, step.Event.Time));
        Assert.True(steps[^1].Event.Time < session.Close);
        Assert.True(steps.Zip(steps.Skip(1)).All(pair => pair.First.Event.Time <= pair.Second.Event.Time));
        Assert.All(steps, step => Assert.Equal(step.Event.Time, step.Book.EventTime));
        Assert.All(
            steps.Skip(OpeningOrders).GroupBy(step => step.Event.Time),
            order => Assert.True(order.Select(step => step.Event.Aggressor).Where(a => a != 0).Distinct().Count() <= 1)
        );
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Aggressor_is_the_side_that_did_not_wait(string symbol)
    {
        BookStep[] steps = MadeOnce.Value[symbol];
        BookStep[] trades = [.. steps.Where(step => step.Event.Kind == BookEventKind.Trade)];

        Assert.All(
            trades,
            step =>
                Assert.Equal(
                    step.Event.Side == BookSide.Ask ? AggressorSide.Buy : AggressorSide.Sell,
                    step.Event.Aggressor
                )
        );
        Assert.All(steps.Except(trades), step => Assert.Equal(AggressorSide.Unknown, step.Event.Aggressor));
        Assert.InRange(trades.Count(step => step.Event.Side == BookSide.Ask) / (double)trades.Length, 0.35, 0.65);
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Orders_call_forth_orders(string symbol)
    {
        Session session = new UsEquityCalendar().SessionOn(Day)!.Value;
        Timestamp noon = session.Open + TimeSpan.FromHours(2);
        // One per market order: an order that takes several levels is not a cluster of orders.
        BookEvent[] trades =
        [
            .. MadeOnce
                .Value[symbol]
                .Select(step => step.Event)
                .Where(change => change.Kind == BookEventKind.Trade)
                .DistinctBy(change => change.Time),
        ];
        // Quarter hours around noon, so that the U of the session does not pass for clustering.
        double[] dispersion =
        [
            .. Enumerable
                .Range(0, 8)
                .Select(quarter =>
                {
                    double[] counts = new double[90];
                    Timestamp from = noon + TimeSpan.FromMinutes(15 * quarter);
                    foreach (BookEvent trade in trades.Where(t => t.Time >= from))
                    {
                        int bin = (int)((trade.Time - from).TotalSeconds / 10);
                        if (bin < counts.Length)
                        {
                            counts[bin]++;
                        }
                    }

                    return Statistics.Variance(counts) / counts.Average();
                }),
        ];
        double[] signs = [.. trades.Select(trade => trade.Side == BookSide.Ask ? 1.0 : -1.0)];

        Assert.True(dispersion.Average() > 1.5); // 1 for a Poisson process
        Assert.True(Statistics.Autocorrelation(signs, 1) > 0.15);
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Book_follows_the_minute_bars(string symbol)
    {
        var reading = new MarketReading(Options);
        Session session = new UsEquityCalendar().SessionOn(Day)!.Value;
        BookStep[] steps = [.. MadeOnce.Value[symbol].Skip(OpeningOrders)];
        double[] misses =
        [
            .. reading
                .Minutes(symbol)
                .Where(bar => bar.Start >= session.Open && bar.EventTime <= session.Close)
                .Select(bar =>
                {
                    BookStep last = steps.Last(step => step.Event.Time <= bar.EventTime);
                    double mid = (last.Book.Bids[0].Price + last.Book.Asks[0].Price) / 2.0;
                    return Math.Abs(mid / bar.Close - 1) * 10_000;
                }),
        ];

        Assert.Equal(390, misses.Length);
        Assert.True(misses.Average() < 2); // basis points
        Assert.True(misses.Max() < 30);
    }

    [Fact]
    public void Order_flow_is_equal_each_time_whatever_else_is_in_the_market()
    {
        BookStep[] again = Steps(Options with { Stocks = StockRoster.Take(20), BatchRows = 1 }, "KO");

        Assert.Equal(MadeOnce.Value["KO"], again);
    }

    [Fact]
    public void Order_flow_uses_the_scale_and_id_of_the_instrument_asked_for()
    {
        var market = new SimulatedMarket(Options, new UsEquityCalendar());
        var instrument = new Instrument
        {
            Symbol = "KO",
            Id = new InstrumentId(9),
            PriceDigits = 6,
            QuantityDigits = 1,
        };
        BookStep[] scaled = [.. market.OrderFlow(instrument, Day).Take(100)];
        BookStep[] plain = [.. MadeOnce.Value["KO"].Take(100)];

        Assert.All(scaled, step => Assert.Equal(new InstrumentId(9), step.Book.Instrument));
        Assert.Equal(
            plain.Select(step => (step.Event.Price * 100, step.Event.Size * 10, step.Book.Bids[0].Price * 100)),
            scaled.Select(step => (step.Event.Price, step.Event.Size, step.Book.Bids[0].Price))
        );
    }

    [Theory]
    [InlineData("VIX", "2022-01-04")]
    [InlineData("NONE", "2022-01-04")]
    [InlineData("SPY", "2022-01-08")]
    [InlineData("SPY", "2022-02-01")]
    public void Order_flow_is_refused_where_there_is_no_trading(string symbol, string date)
    {
        var market = new SimulatedMarket(Options, new UsEquityCalendar());

        Assert.Throws<ArgumentException>(() =>
            market.OrderFlow(new Instrument { Symbol = symbol }, DateOnly.Parse(date))
        );
    }

    private static BookStep[] Steps(SimulatedMarketOptions options, string symbol)
    {
        var market = new SimulatedMarket(options, new UsEquityCalendar());
        return [.. market.OrderFlow(market.Instruments.Single(one => one.Symbol == symbol), Day)];
    }
}
