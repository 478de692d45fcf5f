using OptiFire.Numerics.Sampling;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class InformationBarsBinding : IOracleBinding
{
    private const int PriceScale = 10_000; // a unit of price is 0.0001

    public string File => "information_bars";

    public void Check(OracleCase oracle, Comparison on)
    {
        bool isStandard = oracle.HasParameter("threshold");
        TradeTick[] ticks = Ticks(
            oracle,
            oracle.HasInput("price") ? ""
                : isStandard ? "standard."
                : "imbalance."
        );
        BarMeasure measure = Measure(oracle);
        List<InformationBar> bars =
            isStandard ? ThresholdBars.Build(ticks, measure, Threshold(oracle.Number("threshold"), measure)).Bars
            : Says(oracle, "run") ? RunBars.Build(ticks, measure, Expectations(oracle)).Bars
            : Says(oracle, "imbalance") ? ImbalanceBars.Build(ticks, measure, Expectations(oracle)).Bars
            : throw new UnboundException($"neither standard, imbalance nor run bars: '{oracle.Id}'");
        on.Equal("count", bars.Count, "ticks");
        CheckBars(on, bars);
    }

    public bool CheckEdge(OracleEdge edge)
    {
        BarExpectations expectations = new(20, 50);
        TradeTick first = new(5, 10, 1);
        switch (edge.Id)
        {
            case "single_huge_trade":
                double[] sizes = edge.Numbers("input.size");
                TradeTick[] ticks =
                [
                    .. edge.Numbers("input.price").Select((price, i) => new TradeTick(i, (long)price, (long)sizes[i])),
                ];
                (List<InformationBar> whole, _) = ThresholdBars.Build(
                    ticks,
                    BarMeasure.Volume,
                    (Int128)edge.Number("input.threshold_volume")
                );
                Assert.Equal(edge.Numbers("observed.value"), whole.Select(bar => (double)bar.Volume));
                return true;
            case "empty":
                Assert.Empty(ThresholdBars.Build([], BarMeasure.Dollars, 10).Bars);
                Assert.Empty(ImbalanceBars.Build([], BarMeasure.Ticks, expectations).Bars);
                Assert.Empty(RunBars.Build([], BarMeasure.Ticks, expectations).Bars);
                return true;
            case "below_threshold":
                Assert.Empty(ThresholdBars.Build([first, first], BarMeasure.Volume, 3).Bars);
                return true;
            case "threshold_zero":
                Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdBars(BarMeasure.Volume, 0));
                return true;
            case "duplicate_timestamps":
                TradeTick[] sameTime = [first, first with { Price = 12 }, first with { Price = 11 }];
                InformationBar bar = Assert.Single(ThresholdBars.Build(sameTime, BarMeasure.Ticks, 3).Bars);
                Assert.Equal((10, 12, 10, 11), (bar.Open, bar.High, bar.Low, bar.Close));
                return true;
            case "out_of_order":
                AssertRefused<ArgumentException>(first, first with { Time = 4 });
                return true;
            case "negative_price_or_size":
                AssertRefused<ArgumentOutOfRangeException>(first, first with { Price = -10 });
                AssertRefused<ArgumentOutOfRangeException>(first, first with { Size = -1 });
                return true;
            default:
                return false;
        }
    }

    private static void CheckBars(Comparison on, List<InformationBar> bars)
    {
        Table table = on.Table("");
        foreach (string column in table.Names)
        {
            if (column == "end_tick_1based")
            {
                long trades = 0;
                on.Agree(column, table.Numbers(column), [.. bars.Select(b => (double)(trades += b.Trades))], "ticks");
                continue;
            }

            (Func<InformationBar, double> value, string tolerance) = column switch
            {
                "ms" => ((Func<InformationBar, double>)(b => b.LastTime), "ticks"),
                "open" => (b => b.Open / (double)PriceScale, "prices"),
                "high" => (b => b.High / (double)PriceScale, "prices"),
                "low" => (b => b.Low / (double)PriceScale, "prices"),
                "close" => (b => b.Close / (double)PriceScale, "prices"),
                "volume" => (b => b.Volume, "ticks"),
                "buy_volume" => (b => b.BuyVolume, "ticks"),
                "ticks" => (b => b.Trades, "ticks"),
                "dollar" => (b => (double)b.Dollars / PriceScale, "dollar"),
                _ => throw new UnboundException($"a column '{column}'"),
            };
            on.Agree(column, table.Numbers(column), [.. bars.Select(value)], tolerance);
        }
    }

    private static void AssertRefused<TError>(TradeTick first, TradeTick second)
        where TError : Exception
    {
        Assert.Throws<TError>(() => ThresholdBars.Build([first, second], BarMeasure.Volume, 10));
        Assert.Throws<TError>(() => ImbalanceBars.Build([first, second], BarMeasure.Volume, new(20, 50)));
        Assert.Throws<TError>(() => RunBars.Build([first, second], BarMeasure.Volume, new(20, 50)));
    }

    /// <summary>What bars count, and what kind they are, stands in no parameter: the file says it in words of the id.</summary>
    private static BarMeasure Measure(OracleCase oracle) =>
        Says(oracle, "tick") ? BarMeasure.Ticks
        : Says(oracle, "volume") ? BarMeasure.Volume
        : Says(oracle, "dollar") ? BarMeasure.Dollars
        : throw new UnboundException($"no measure in '{oracle.Id}'");

    private static bool Says(OracleCase oracle, string word) => oracle.Id.Contains(word, StringComparison.Ordinal);

    private static Int128 Threshold(double threshold, BarMeasure measure) =>
        (Int128)Math.Round(threshold * (measure == BarMeasure.Dollars ? PriceScale : 1));

    private static BarExpectations Expectations(OracleCase oracle)
    {
        BarExpectations constant = new(
            oracle.Integer("exp_num_ticks_init"),
            oracle.Integer("expected_imbalance_window"),
            oracle.HasParameter("num_prev_bars") ? oracle.Integer("num_prev_bars") : 3
        );
        if (!oracle.HasParameter("exp_num_ticks_constraints"))
        {
            return constant with { AdaptsLength = Says(oracle, "ema") };
        }

        double[] limits = Json.Flat(oracle.Parameter("exp_num_ticks_constraints"));
        return constant with { AdaptsLength = true, LeastTicks = limits[0], MostTicks = limits[1] };
    }

    private static TradeTick[] Ticks(OracleCase oracle, string prefix)
    {
        double[] times = oracle.Numbers(prefix + "ms");
        double[] sizes = oracle.Numbers(prefix + "size");
        return
        [
            .. oracle
                .Numbers(prefix + "price")
                .Select(
                    (price, i) => new TradeTick((long)times[i], (long)Math.Round(price * PriceScale), (long)sizes[i])
                ),
        ];
    }
}
