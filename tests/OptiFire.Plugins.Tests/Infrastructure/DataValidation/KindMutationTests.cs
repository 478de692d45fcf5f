using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Markets;

namespace OptiFire.Plugins.Tests.Infrastructure.DataValidation;

/// <summary>Every kind beside bars: thirty clean rows, and one defect at a time in the last but one.</summary>
public sealed class KindMutationTests
{
    private const int Rows = 30;
    private static readonly Timestamp Start = Timestamp.FromUtc(2024, 3, 4, 15);

    public static TheoryData<string, QuarantineReason[]> Defects =>
        new()
        {
            { "quote: clean", [] },
            { "quote: bid above ask", [QuarantineReason.Crossed] },
            { "quote: negative bid", [QuarantineReason.NonPositivePrice] },
            { "quote: negative size", [QuarantineReason.NegativeQuantity] },
            { "quote: ten times too high", [QuarantineReason.Outlier] },
            { "quote: too late", [QuarantineReason.OutOfOrder] },
            { "quote: one side only", [] },
            { "trade: clean", [] },
            { "trade: zero price", [QuarantineReason.NonPositivePrice] },
            { "trade: negative size", [QuarantineReason.NegativeQuantity] },
            { "trade: 5 % off", [QuarantineReason.Outlier] },
            { "trade: 5 % off, doubted by its source", [] },
            { "trade: twice", [QuarantineReason.Duplicate] },
            { "trade: known too early", [QuarantineReason.KnownTooEarly] },
            { "book: clean", [] },
            { "book: bids unsorted", [QuarantineReason.Unsorted] },
            { "book: asks repeat a price", [QuarantineReason.Unsorted] },
            { "book: crossed", [QuarantineReason.Crossed] },
            { "book: negative size and crossed", [QuarantineReason.NegativeQuantity, QuarantineReason.Crossed] },
            { "book: empty", [] },
            { "option: clean", [] },
            { "option: call dearer than its stock", [QuarantineReason.ArbitrageViolated] },
            { "option: below what exercise pays", [QuarantineReason.ArbitrageViolated] },
            { "option: bid above ask", [QuarantineReason.Crossed] },
            { "option: delta of two", [QuarantineReason.OutOfRange] },
            { "option: negative volatility", [QuarantineReason.OutOfRange] },
            { "option: infinite volatility", [QuarantineReason.NotANumber] },
            { "option: expired", [QuarantineReason.OutOfRange] },
            { "option: volatility unknown", [] },
            { "news: clean", [] },
            { "news: no headline", [QuarantineReason.Malformed] },
            { "news: available before it was published", [QuarantineReason.KnownTooEarly] },
            { "news: sentiment of three", [QuarantineReason.OutOfRange] },
            { "news: an hour older than the item before", [] },
            { "estimate: clean", [] },
            { "estimate: no mean", [QuarantineReason.NotANumber] },
            { "estimate: infinite high", [QuarantineReason.NotANumber, QuarantineReason.Inconsistent] },
            { "estimate: mean above high", [QuarantineReason.Inconsistent] },
            { "estimate: minus one analyst", [QuarantineReason.NegativeQuantity] },
            { "estimate: fifth quarter", [QuarantineReason.OutOfRange] },
            { "surprise: clean", [] },
            { "surprise: expected next week", [] },
            { "surprise: reported before it happened", [QuarantineReason.KnownTooEarly] },
            { "surprise: says nothing", [QuarantineReason.NotANumber] },
            { "revision: clean", [] },
            { "revision: nobody and no mean", [QuarantineReason.Inconsistent] },
            { "revision: minus one seller", [QuarantineReason.NegativeQuantity] },
            { "flow: clean", [] },
            { "flow: assets are not shares times value", [QuarantineReason.Inconsistent] },
            { "flow: negative shares", [QuarantineReason.NegativeQuantity] },
            { "flow: value of zero", [QuarantineReason.NonPositivePrice] },
            { "flow: twice", [QuarantineReason.Duplicate] },
            { "search: clean", [] },
            { "search: above one hundred", [QuarantineReason.OutOfRange] },
            { "search: no keyword", [QuarantineReason.Malformed] },
            { "search: period not over", [] },
        };

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task Defect_is_caught_once_with_all_its_reasons(string defect, QuarantineReason[] reasons)
    {
        FakeMarket market = Market(defect);
        ValidationRun run = await ValidationRun.RunAsync(market);

        Assert.Equal(market.Count, run.Report.Inputs);
        if (reasons.Length == 0)
        {
            Assert.Empty(run.PutAside);
        }
        else
        {
            Assert.Equal(reasons.Order(), run.OnlyReasons);
        }
    }

    [Fact]
    public async Task Data_of_no_instrument_are_checked_too()
    {
        FakeMarket market = new FakeMarket()
            .WithRandomWalk("SPY", seed: 1, sessions: 5)
            .With(null, Spoil(Item(Start), "search: above one hundred"));

        ValidationRun run = await ValidationRun.RunAsync(market);

        Assert.Equal([QuarantineReason.OutOfRange], run.OnlyReasons);
        Assert.Equal(-1, run.PutAside[0].Instrument);
    }

    [Fact]
    public async Task Daily_gap_that_minutes_already_show_is_accepted_at_once()
    {
        Assert.Single((await ValidationRun.RunAsync(GapDown(withMinutes: false))).PutAside);

        ValidationRun run = await ValidationRun.RunAsync(GapDown(withMinutes: true));
        // The first minute of the new level waits for the second; the daily bar finds the level there.
        Assert.Equal([BarSize.Minute.Variant], run.PutAside.Select(p => p.Variant));
    }

    private static FakeMarket GapDown(bool withMinutes)
    {
        double[] closes = RandomWalk.Of(1, 60, 100, 0.005, 0);
        for (int i = 50; i < closes.Length; i++)
        {
            closes[i] *= 0.85;
        }

        Timestamp[] ends = BarSeries.Sessions(new DateOnly(2024, 1, 3), 60);
        var market = new FakeMarket();
        if (withMinutes)
        {
            for (int day = 48; day < 52; day++)
            {
                double[] minutes = RandomWalk.Of(day, 60, closes[day], 0.0002, 0);
                market.WithBars("SPY", BarSize.Minute, ends[day] - TimeSpan.FromMinutes(61), minutes);
            }
        }

        BarSeries bars = BarSeries.FromCloses("SPY", ends, closes);
        return market.With(
            "SPY",
            [
                .. bars.Bars.Select(b =>
                    b with
                    {
                        Open = b.Open / 100,
                        High = b.High / 100,
                        Low = b.Low / 100,
                        Close = b.Close / 100,
                    }
                ),
            ]
        );
    }

    private static FakeMarket Market(string defect)
    {
        // Anything that happens is preceded by a day's bar, so that the instrument has a price.
        FakeMarket market = new FakeMarket().WithRandomWalk("SPY", seed: 1, sessions: 20);
        return defect[..defect.IndexOf(':', StringComparison.Ordinal)] switch
        {
            "quote" => Fill(market, defect, QuoteAt, Spoil),
            "trade" => Fill(market, defect, TradeAt, Spoil),
            "book" => Fill(market, defect, BookAt, Spoil),
            "option" => Fill(market, defect, OptionAt, Spoil),
            "news" => Fill(market, defect, NewsAt, Spoil),
            "estimate" => Fill(market, defect, EstimateAt, Spoil),
            "surprise" => Fill(market, defect, SurpriseAt, Spoil),
            "revision" => Fill(market, defect, RevisionAt, Spoil),
            "flow" => Fill(market, defect, FlowAt, Spoil),
            _ => Fill(market, defect, Item, Spoil),
        };
    }

    private static FakeMarket Fill<T>(
        FakeMarket market,
        string defect,
        Func<Timestamp, T> make,
        Func<T, string, T> spoil
    )
        where T : struct, IDatum<T>
    {
        for (int i = 0; i < Rows; i++)
        {
            T row = make(Start + TimeSpan.FromMinutes(i));
            market.With("SPY", i == Rows - 2 ? spoil(row, defect) : row);
        }

        return market;
    }

    private static long Level(Timestamp time) => 100_0000 + (time.UnixNanoseconds / 60_000_000_000 % 7 * 100);

    private static Quote QuoteAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Bid = Level(time),
            Ask = Level(time) + 200,
            BidSize = 100,
            AskSize = 200,
        };

    private static Trade TradeAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Price = Level(time),
            Size = 100,
            TradeId = time.UnixNanoseconds,
        };

    private static OrderBook BookAt(Timestamp time) => Book(time, [0, -100, -300], [200, 300, 500], 10);

    private static OrderBook Book(Timestamp time, long[] bids, long[] asks, long size) =>
        new(
            [.. bids.Select(b => new BookLevel(Level(time) + b, size))],
            [.. asks.Select(a => new BookLevel(Level(time) + a, 20))]
        )
        {
            EventTime = time,
            AvailableAt = time,
        };

    private static OptionQuote OptionAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Expiry = new DateOnly(2024, 4, 19),
            Strike = 90_0000,
            Type = OptionType.Call,
            Bid = 11_0000,
            Ask = 11_2000,
            UnderlyingPrice = 100_0000,
            ImpliedVolatility = 0.25,
            Delta = 0.85,
            OpenInterest = 10,
        };

    private static NewsItem NewsAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time + TimeSpan.FromSeconds(2),
            Id = time.ToString(),
            Headline = "Something happened",
            Sentiment = 0.2,
        };

    private static EarningsEstimate EstimateAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Period = new FiscalPeriod(2024, 1),
            Mean = 1.5,
            High = 1.7,
            Low = 1.2,
            Analysts = 12,
        };

    private static EarningsSurprise SurpriseAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Period = new FiscalPeriod(2024, 1),
            Consensus = 1.5,
            Actual = 1.6,
            Whisper = double.NaN,
        };

    private static AnalystRevision RevisionAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            StrongBuy = 3,
            Hold = 4,
            Mean = double.NaN,
        };

    private static EtfFlow FlowAt(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            SharesOutstanding = 1e6,
            NetAssetValue = 50,
            AssetsUnderManagement = 5.02e7,
        };

    private static SearchInterest Item(Timestamp time) =>
        new()
        {
            EventTime = time,
            AvailableAt = time,
            Keyword = "debt",
            Value = 40,
        };

    private static Quote Spoil(Quote row, string defect) =>
        defect switch
        {
            "quote: bid above ask" => row with { Bid = row.Ask + 1 },
            "quote: negative bid" => row with { Bid = -1 },
            "quote: negative size" => row with { AskSize = -1 },
            "quote: ten times too high" => row with { Bid = row.Bid * 13, Ask = row.Ask * 13 },
            "quote: too late" => row with { EventTime = row.EventTime - TimeSpan.FromMinutes(3) },
            "quote: one side only" => row with { Bid = 0, BidSize = 0 },
            _ => row,
        };

    private static Trade Spoil(Trade row, string defect) =>
        defect switch
        {
            "trade: zero price" => row with { Price = 0 },
            "trade: negative size" => row with { Size = -1 },
            "trade: 5 % off" => row with { Price = row.Price / 20 * 21 },
            "trade: 5 % off, doubted by its source" => row with { Price = row.Price / 20 * 21, IsSuspicious = true },
            "trade: twice" => TradeAt(row.EventTime - TimeSpan.FromMinutes(1)) with { AvailableAt = row.AvailableAt },
            "trade: known too early" => row with { AvailableAt = row.EventTime - TimeSpan.FromSeconds(1) },
            _ => row,
        };

    private static OrderBook Spoil(OrderBook row, string defect) =>
        defect switch
        {
            "book: bids unsorted" => Book(row.EventTime, [0, -300, -100], [200], 10),
            "book: asks repeat a price" => Book(row.EventTime, [0], [200, 200], 10),
            "book: crossed" => Book(row.EventTime, [300, 0], [200, 400], 10),
            "book: negative size and crossed" => Book(row.EventTime, [300], [200], -10),
            "book: empty" => Book(row.EventTime, [], [], 10),
            _ => row,
        };

    private static OptionQuote Spoil(OptionQuote row, string defect) =>
        defect switch
        {
            "option: call dearer than its stock" => row with { Bid = 102_0000, Ask = 103_0000 },
            "option: below what exercise pays" => row with { Bid = 6_0000, Ask = 6_5000 },
            "option: bid above ask" => row with { Bid = 12_0000 },
            "option: delta of two" => row with { Delta = 2 },
            "option: negative volatility" => row with { ImpliedVolatility = -0.1 },
            "option: infinite volatility" => row with { ImpliedVolatility = double.PositiveInfinity },
            "option: expired" => row with { Expiry = new DateOnly(2024, 2, 1) },
            "option: volatility unknown" => row with { ImpliedVolatility = double.NaN, Delta = double.NaN },
            _ => row,
        };

    private static NewsItem Spoil(NewsItem row, string defect) =>
        defect switch
        {
            "news: no headline" => row with { Headline = "" },
            "news: available before it was published" => row with
            {
                EventTime = row.AvailableAt + TimeSpan.FromHours(1),
            },
            "news: sentiment of three" => row with { Sentiment = 3 },
            "news: an hour older than the item before" => row with
            {
                EventTime = row.EventTime - TimeSpan.FromHours(1),
            },
            _ => row,
        };

    private static EarningsEstimate Spoil(EarningsEstimate row, string defect) =>
        defect switch
        {
            "estimate: no mean" => row with { Mean = double.NaN },
            "estimate: infinite high" => row with { High = double.NegativeInfinity },
            "estimate: mean above high" => row with { Mean = 1.8 },
            "estimate: minus one analyst" => row with { Analysts = -1 },
            "estimate: fifth quarter" => row with { Period = new FiscalPeriod(2024, 5) },
            _ => row,
        };

    private static EarningsSurprise Spoil(EarningsSurprise row, string defect) =>
        defect switch
        {
            "surprise: expected next week" => row with
            {
                EventTime = row.EventTime + TimeSpan.FromSeconds(30),
                Actual = double.NaN,
                AvailableAt = row.AvailableAt,
            },
            "surprise: reported before it happened" => row with { EventTime = row.EventTime + TimeSpan.FromSeconds(1) },
            "surprise: says nothing" => row with { Actual = double.NaN, Consensus = double.NaN },
            _ => row,
        };

    private static AnalystRevision Spoil(AnalystRevision row, string defect) =>
        defect switch
        {
            "revision: nobody and no mean" => row with { StrongBuy = 0, Hold = 0 },
            "revision: minus one seller" => row with { Sell = -1 },
            _ => row,
        };

    private static EtfFlow Spoil(EtfFlow row, string defect) =>
        defect switch
        {
            "flow: assets are not shares times value" => row with { AssetsUnderManagement = 6e7 },
            "flow: negative shares" => row with { SharesOutstanding = -1e6 },
            "flow: value of zero" => row with { NetAssetValue = 0 },
            "flow: twice" => row with { EventTime = row.EventTime - TimeSpan.FromMinutes(1) },
            _ => row,
        };

    private static SearchInterest Spoil(SearchInterest row, string defect) =>
        defect switch
        {
            "search: above one hundred" => row with { Value = 101 },
            "search: no keyword" => row with { Keyword = "" },
            "search: period not over" => row with
            {
                AvailableAt = row.EventTime - TimeSpan.FromSeconds(1),
                IsPartial = true,
            },
            _ => row,
        };
}
