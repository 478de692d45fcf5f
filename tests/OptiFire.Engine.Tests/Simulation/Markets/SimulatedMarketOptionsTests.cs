using OptiFire.Engine.Calendar;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Markets;

public sealed class SimulatedMarketOptionsTests
{
    private static readonly SimulatedMarketOptions Good = new()
    {
        Stocks = [new("A", "X"), new("B", "X"), new("C", "Y")],
        DailySessions = 5,
        MinuteSessions = 1,
    };

    private static readonly PlantedPair Pair = new("A", "B", 1, 5, 0.02);

    public static TheoryData<SimulatedMarketOptions> OutOfRange =>
        [
            Good with
            {
                DailySessions = 0,
            },
            Good with
            {
                DailySessions = 10_001,
            },
            Good with
            {
                MinuteSessions = -1,
            },
            Good with
            {
                MinuteSessions = 6,
            },
            Good with
            {
                TickSessions = 6,
            },
            Good with
            {
                BatchRows = 0,
            },
            Good with
            {
                Pairs = [Pair with { Beta = double.NaN }],
            },
            Good with
            {
                Pairs = [Pair with { Beta = 0 }],
            },
            Good with
            {
                Pairs = [Pair with { HalfLifeSessions = 0.1 }],
            },
            Good with
            {
                Pairs = [Pair with { SpreadDeviation = -1 }],
            },
        ];

    public static TheoryData<SimulatedMarketOptions> Contradictory =>
        [
            Good with
            {
                Stocks = [new("A", "X"), new("a", "X")],
            },
            Good with
            {
                Stocks = [new("SPY", "X")],
            },
            Good with
            {
                Stocks = [new("", "X")],
            },
            Good with
            {
                Stocks = [new("A", " ")],
            },
            Good with
            {
                TickSymbols = ["VIX"],
            },
            Good with
            {
                TickSymbols = ["Z"],
            },
            Good with
            {
                TickSymbols = ["A", "a"],
            },
            Good with
            {
                Pairs = [Pair with { Follower = "Z" }],
            },
            Good with
            {
                Pairs = [Pair with { Leader = "SPY" }],
            },
            Good with
            {
                Pairs = [Pair with { Follower = "A" }],
            },
            Good with
            {
                Pairs = [Pair, Pair with { Leader = "C" }],
            },
            Good with
            {
                Pairs = [Pair, new("B", "C", 1, 5, 0.02)],
            },
        ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Market_refuses_a_value_outside_its_range(SimulatedMarketOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(options));

    [Theory]
    [MemberData(nameof(Contradictory))]
    public void Market_refuses_names_that_contradict_each_other(SimulatedMarketOptions options) =>
        Assert.Throws<ArgumentException>(() => Make(options));

    [Fact]
    public void Market_refuses_dates_beyond_its_calendar() =>
        Assert.Throws<CalendarRangeException>(() => Make(Good with { FirstDate = new DateOnly(2035, 12, 28) }));

    [Fact]
    public void Market_refuses_an_instrument_with_too_few_decimals()
    {
        var request = new SourceRequest(
            new ListedInstruments([new Instrument { Symbol = "A", PriceDigits = 1 }]),
            Timestamp.MinValue,
            Timestamp.MaxValue,
            new FailingQuarantine()
        );

        Assert.Throws<ArgumentException>(() => Make(Good).Read(request, CancellationToken.None));
    }

    [Fact]
    public void Market_without_stocks_still_has_its_three_instruments() =>
        Assert.Equal(
            ["SPY", "TLT", "VIX"],
            Make(Good with { Stocks = [] }).Instruments.Select(instrument => instrument.Symbol)
        );

    [Fact]
    public void Default_pairs_need_both_stocks_and_the_leader_first()
    {
        SimulatedStock[] reversed = [new("PEP", "Staples"), new("KO", "Staples"), new("XOM", "Energy")];

        Assert.Empty(Make(Good with { Stocks = reversed }).Truth.Pairs);
        Assert.Equal(
            ["KO", "XOM"],
            Make(Good with { Stocks = StockRoster.Take(5) }).Truth.Pairs.Select(truth => truth.Pair.Leader)
        );
    }

    [Fact]
    public void Pair_may_stand_in_any_order_when_it_is_asked_for()
    {
        PairTruth truth = Assert.Single(Make(Good with { Pairs = [new("C", "A", 2, 5, 0.02)] }).Truth.Pairs);

        Assert.Equal(("C", "A", 2.0), (truth.Pair.Leader, truth.Pair.Follower, truth.Pair.Beta));
        Assert.Equal(5, truth.Spread.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(901)]
    public void Roster_refuses_a_count_outside_its_range(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StockRoster.Take(count));

    [Fact]
    public void Roster_has_no_stock_twice_and_only_grows()
    {
        IReadOnlyList<SimulatedStock> all = StockRoster.Take(900);

        Assert.Equal(900, all.Select(stock => stock.Symbol).Distinct().Count());
        Assert.Equal(all.Take(60), StockRoster.Take(60));
        Assert.Equal(
            StockRoster.NamedCount,
            all.Count(stock => !stock.Symbol.StartsWith("SIM", StringComparison.Ordinal))
        );
    }

    private static SimulatedMarket Make(SimulatedMarketOptions options) => new(options, new UsEquityCalendar());
}
