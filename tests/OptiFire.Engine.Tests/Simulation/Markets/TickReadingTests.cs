using OptiFire.Engine.Calendar;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Markets;

public sealed class TickReadingTests
{
    private static readonly SimulatedMarketOptions Options = new()
    {
        Stocks = StockRoster.Take(3),
        DailySessions = 3,
        MinuteSessions = 2,
        TickSymbols = ["KO", "spy"],
        TickSessions = 1,
    };

    private static readonly Lazy<Rows> MadeOnce = new(() => Read(Options));

    [Fact]
    public void Everything_comes_in_order_of_availability()
    {
        Timestamp[] times = [.. MadeOnce.Value.Times];

        Assert.True(times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second));
    }

    [Fact]
    public void Trades_are_those_of_the_order_flow()
    {
        var market = new SimulatedMarket(Options, new UsEquityCalendar());
        Instrument stock = market.Instruments.Single(instrument => instrument.Symbol == "KO");
        var expected = market
            .OrderFlow(stock, market.Truth.Sessions[^1].Date)
            .Select(step => step.Event)
            .Where(change => change.Kind == BookEventKind.Trade)
            .Select(change => (change.Time, change.Price, change.Size, change.Aggressor));
        Trade[] trades = [.. MadeOnce.Value.Trades.Where(trade => trade.Instrument.Value == 3)];

        Assert.Equal(expected, trades.Select(trade => (trade.EventTime, trade.Price, trade.Size, trade.Aggressor)));
        Assert.Equal(Enumerable.Range(1, trades.Length), trades.Select(trade => (int)trade.TradeId));
    }

    [Fact]
    public void Quotes_are_two_sided_uncrossed_and_each_says_something_new()
    {
        foreach (IGrouping<InstrumentId, Quote> quotes in MadeOnce.Value.Quotes.GroupBy(quote => quote.Instrument))
        {
            (long, long, long, long)[] said = [.. quotes.Select(q => (q.Bid, q.BidSize, q.Ask, q.AskSize))];

            Assert.All(quotes, quote => Assert.True(quote.IsTwoSided && quote.Bid < quote.Ask));
            Assert.All(quotes, quote => Assert.True(quote.BidSize > 0 && quote.AskSize > 0));
            Assert.DoesNotContain(said.Zip(said.Skip(1)), pair => pair.First == pair.Second);
        }
    }

    [Fact]
    public void Trades_happen_at_a_quoted_price()
    {
        Rows rows = MadeOnce.Value;
        foreach (IGrouping<InstrumentId, Trade> trades in rows.Trades.GroupBy(trade => trade.Instrument))
        {
            Quote[] quotes = [.. rows.Quotes.Where(quote => quote.Instrument == trades.Key)];
            int next = 0;
            foreach (IGrouping<Timestamp, Trade> order in trades.GroupBy(trade => trade.EventTime))
            {
                for (; next < quotes.Length && quotes[next].EventTime < order.Key; next++) { }

                Quote before = quotes[next - 1];
                Trade first = order.First();
                Assert.Equal(first.Aggressor == AggressorSide.Buy ? before.Ask : before.Bid, first.Price);
            }
        }
    }

    [Fact]
    public void Books_have_ten_levels_and_come_at_most_once_a_second()
    {
        Rows rows = MadeOnce.Value;

        Assert.All(rows.Books, book => Assert.Equal((10, 10), (book.Bids.Length, book.Asks.Length)));
        Assert.All(
            rows.Books.GroupBy(book => (book.Instrument, book.EventTime.UnixNanoseconds / 1_000_000_000)),
            second => Assert.Single(second)
        );
        Assert.True(rows.Books.Count > 10_000);
    }

    [Fact]
    public void Bars_are_the_same_with_and_without_ticks() =>
        Assert.Equal(Read(Options with { TickSymbols = [] }).Bars, MadeOnce.Value.Bars);

    [Fact]
    public void Ticks_are_equal_whatever_the_batches()
    {
        Rows small = Read(Options with { BatchRows = 3 });

        Assert.Equal(MadeOnce.Value.Trades, small.Trades);
        Assert.Equal(MadeOnce.Value.Quotes, small.Quotes);
        Assert.Equal(MadeOnce.Value.Books, small.Books);
    }

    private static Rows Read(SimulatedMarketOptions options)
    {
        var market = new SimulatedMarket(options, new UsEquityCalendar());
        var rows = new Rows();
        var request = new SourceRequest(
            new ListedInstruments(market.Instruments),
            Timestamp.MinValue,
            Timestamp.MaxValue,
            new FailingQuarantine()
        );
        foreach (DataBatch batch in market.Read(request, CancellationToken.None))
        {
            batch.Accept(rows);
        }

        return rows;
    }

    private sealed class Rows : IDataBatchVisitor
    {
        public List<Timestamp> Times { get; } = [];

        public List<Bar> Bars { get; } = [];

        public List<Trade> Trades { get; } = [];

        public List<Quote> Quotes { get; } = [];

        public List<OrderBook> Books { get; } = [];

        public void Visit<T>(DataBatch<T> batch)
            where T : struct, IDatum<T>
        {
            foreach (T row in batch.Rows)
            {
                Times.Add(row.AvailableAt);
            }

            (Bars as List<T>)?.AddRange(batch.Rows);
            (Trades as List<T>)?.AddRange(batch.Rows);
            (Quotes as List<T>)?.AddRange(batch.Rows);
            (Books as List<T>)?.AddRange(batch.Rows);
        }
    }
}
