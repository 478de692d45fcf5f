using OptiFire.Numerics.Sampling;

namespace OptiFire.Numerics.Tests.Sampling;

[Trait("Category", "Golden")]
public sealed class InformationBarsTests
{
    [Theory]
    [InlineData(BarMeasure.Volume, 777)]
    [InlineData(BarMeasure.Dollars, 123_456)]
    public void Divided_trades_give_the_same_bars_however_the_feed_splits_them(BarMeasure measure, long threshold)
    {
        TradeTick[] ticks = Random(4, 2000);
        TradeTick[] split = Split(ticks, new Random(5));

        (List<InformationBar> bars, InformationBar open) = ThresholdBars.Build(
            ticks,
            measure,
            threshold,
            TradeDivision.ByUnit
        );
        (List<InformationBar> other, InformationBar otherOpen) = ThresholdBars.Build(
            split,
            measure,
            threshold,
            TradeDivision.ByUnit
        );

        Assert.True(bars.Count > 100);
        Assert.Equal(bars.Select(bar => bar with { Trades = 0 }), other.Select(bar => bar with { Trades = 0 }));
        Assert.Equal(open with { Trades = 0 }, otherOpen with { Trades = 0 });
        Assert.Equal(Total(ticks), Sum(bars) + open.Dollars);
        long most = measure == BarMeasure.Volume ? 1 : ticks.Max(tick => tick.Price);
        Assert.All(
            bars,
            bar =>
                Assert.InRange(measure == BarMeasure.Volume ? bar.Volume : bar.Dollars, threshold, threshold + most - 1)
        );
    }

    [Fact]
    public void A_huge_trade_is_one_bar_when_whole_and_many_when_divided()
    {
        TradeTick[] ticks = [new(1, 10, 1), new(2, 10, 1_000_000), new(3, 10, 1)];

        (List<InformationBar> whole, InformationBar open) = ThresholdBars.Build(ticks, BarMeasure.Volume, 100);
        (List<InformationBar> divided, InformationBar rest) = ThresholdBars.Build(
            ticks,
            BarMeasure.Volume,
            100,
            TradeDivision.ByUnit
        );

        Assert.Equal([1_000_001], whole.Select(bar => bar.Volume));
        Assert.Equal(1, open.Volume);
        Assert.Equal(10_000, divided.Count);
        Assert.All(divided, bar => Assert.Equal(100, bar.Volume));
        Assert.Equal(2, rest.Volume);
    }

    [Theory]
    [InlineData(TradeDivision.Whole)]
    [InlineData(TradeDivision.ByUnit)]
    public void Threshold_stream_continues_from_its_saved_state(TradeDivision division)
    {
        TradeTick[] ticks = Random(6, 500);
        ThresholdBars restarted = new(BarMeasure.Dollars, 50_000, division);
        List<InformationBar> bars = [];
        foreach (TradeTick tick in ticks)
        {
            restarted = new(BarMeasure.Dollars, 50_000, division, restarted.State);
            restarted.Push(tick);
            while (restarted.TryClose(out InformationBar bar))
            {
                bars.Add(bar);
            }
        }

        (List<InformationBar> expected, InformationBar open) = ThresholdBars.Build(
            ticks,
            BarMeasure.Dollars,
            50_000,
            division
        );
        Assert.Equal(expected, bars);
        Assert.Equal(open, restarted.Open);
    }

    [Theory]
    [InlineData(BarMeasure.Ticks)]
    [InlineData(BarMeasure.Volume)]
    [InlineData(BarMeasure.Dollars)]
    public void Imbalance_and_run_streams_continue_from_their_saved_states(BarMeasure measure)
    {
        TradeTick[] ticks = Random(7, 3000);
        BarExpectations expectations = new(40, 300, 3, true, 10, 100);
        ImbalanceBars imbalance = new(measure, expectations);
        RunBars run = new(measure, expectations);
        List<InformationBar> imbalanceBars = [];
        List<InformationBar> runBars = [];
        foreach (TradeTick tick in ticks)
        {
            imbalance = new(measure, expectations, imbalance.Save());
            run = new(measure, expectations, run.Save());
            if (imbalance.Push(tick, out InformationBar closed))
            {
                imbalanceBars.Add(closed);
            }

            if (run.Push(tick, out closed))
            {
                runBars.Add(closed);
            }
        }

        Assert.True(imbalanceBars.Count > 3 && runBars.Count > 3);
        Assert.Equal(ImbalanceBars.Build(ticks, measure, expectations).Bars, imbalanceBars);
        Assert.Equal(RunBars.Build(ticks, measure, expectations).Bars, runBars);
        Assert.Equal(Total(ticks), Sum(runBars) + run.Open.Dollars);
        Assert.Equal(Total(ticks), Sum(imbalanceBars) + imbalance.Open.Dollars);
    }

    [Fact]
    public void Bar_fields_are_those_by_hand()
    {
        TradeTick[] ticks = [new(1, 10, 2), new(2, 12, 3), new(2, 11, 4), new(3, 11, 1), new(4, 15, 5)];

        (List<InformationBar> bars, InformationBar open) = ThresholdBars.Build(ticks, BarMeasure.Ticks, 4);

        InformationBar bar = Assert.Single(bars);
        Assert.Equal(new(1, 3, 10, 12, 10, 11, 10, 3, 5, 20 + 36 + 44 + 11, 36, 4), bar);
        Assert.Equal(11.1, bar.Vwap, 1e-14);
        Assert.Equal((1, 5L, 15L), (open.Trades, open.BuyVolume, open.Open));
    }

    [Fact]
    public void A_threshold_set_anew_holds_from_then_on()
    {
        ThresholdBars bars = new(BarMeasure.Volume, 10);
        bars.Push(new(1, 10, 4));
        Assert.False(bars.TryClose(out _));
        bars.Threshold = 6;
        bars.Push(new(2, 10, 2));

        Assert.True(bars.TryClose(out InformationBar bar));
        Assert.Equal(6, bar.Volume);
    }

    [Fact]
    public void Few_trades_or_equal_prices_close_nothing()
    {
        TradeTick[] flat = [.. Enumerable.Range(0, 300).Select(i => new TradeTick(i, 100, 5))];
        BarExpectations expectations = new(20, 50);

        Assert.Empty(ThresholdBars.Build([], BarMeasure.Ticks, 5).Bars);
        Assert.Empty(ThresholdBars.Build(flat, BarMeasure.Volume, 1501).Bars);
        Assert.Empty(ImbalanceBars.Build(flat, BarMeasure.Ticks, expectations).Bars);
        Assert.Empty(RunBars.Build(flat, BarMeasure.Dollars, expectations).Bars);
        Assert.Empty(ImbalanceBars.Build(flat.AsSpan(0, 1), BarMeasure.Ticks, expectations).Bars);
        Assert.Empty(RunBars.Build([], BarMeasure.Ticks, expectations).Bars);
    }

    [Fact]
    public void Bad_input_is_rejected()
    {
        ThresholdBars bars = new(BarMeasure.Volume, 10);
        bars.Push(new(5, 10, 1));

        Assert.Throws<ArgumentException>(() => bars.Push(new(4, 10, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => bars.Push(new(5, -10, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => bars.Push(new(5, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => bars.Push(new(5, 10, 0)));
        Assert.Equal(1, bars.Open.Trades); // what was refused left no trace
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdBars(BarMeasure.Volume, 0));
        Assert.Throws<ArgumentException>(() => new ThresholdBars(BarMeasure.Ticks, 5, TradeDivision.ByUnit));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImbalanceBars(BarMeasure.Ticks, new(0, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBars(BarMeasure.Ticks, new(5, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBars(BarMeasure.Ticks, new(5, 5, 3, true, 9, 8)));
        bars.Push(new(5, 10, 100));
        Assert.Throws<InvalidOperationException>(() => bars.Push(new(5, 10, 1)));
        Assert.Throws<ArgumentException>(() => TickRule.Signs([1, 2], new int[1]));
    }

    [Fact]
    public void Sums_beyond_a_long_stay_exact()
    {
        TradeTick[] ticks = [new(1, long.MaxValue, 1_000_000), new(2, long.MaxValue, 1_000_000)];

        InformationBar bar = ThresholdBars.Build(ticks, BarMeasure.Ticks, 2).Bars[0];

        Assert.Equal((Int128)long.MaxValue * 2_000_000, bar.Dollars);
    }

    [Fact]
    public void Streams_allocate_nothing_per_step()
    {
        TradeTick[] ticks = Random(8, 2000);
        ThresholdBars threshold = new(BarMeasure.Dollars, 10_000, TradeDivision.ByUnit);
        ImbalanceBars imbalance = new(BarMeasure.Volume, new(20, 100));
        RunBars run = new(BarMeasure.Dollars, new(20, 100));
        long before = 0;
        for (int i = 0; i < ticks.Length; i++)
        {
            before = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            threshold.Push(ticks[i]);
            while (threshold.TryClose(out _)) { }

            imbalance.Push(ticks[i], out _);
            run.Push(ticks[i], out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ThreeLines()
    {
        TradeTick[] ticks = Random(9, 1000);
        (List<InformationBar> bars, InformationBar open) = ThresholdBars.Build(ticks, BarMeasure.Dollars, 100_000);
        double[] averages = [.. bars.Select(bar => bar.Vwap)];
        Assert.All(averages, price => Assert.InRange(price, 1, 1000));
        Assert.True(open.Dollars < 100_000);
    }

    private static TradeTick[] Random(int seed, int count)
    {
        Random random = new(seed);
        long price = 500;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new TradeTick(
                    i,
                    price = Math.Clamp(price + random.Next(-1, 2), 1, 1000),
                    random.Next(1, 400)
                )),
        ];
    }

    private static TradeTick[] Split(TradeTick[] ticks, Random random) =>
        [
            .. ticks.SelectMany(tick =>
            {
                long first = random.Next(0, (int)tick.Size);
                return first == 0
                    ? [tick]
                    : new TradeTick[] { tick with { Size = first }, tick with { Size = tick.Size - first } };
            }),
        ];

    private static Int128 Total(TradeTick[] ticks) =>
        ticks.Aggregate(Int128.Zero, (sum, t) => sum + (Int128)t.Price * t.Size);

    private static Int128 Sum(List<InformationBar> bars) =>
        bars.Aggregate(Int128.Zero, (sum, bar) => sum + bar.Dollars);
}
