using OptiFire.Numerics.Inference;
using OptiFire.Numerics.Microstructure;
using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

internal sealed class OrderFlowBinding : IOracleBinding
{
    public string File => "orderbook_imbalance_ofi";

    public void Check(OracleCase oracle, Comparison on)
    {
        long[] times = [.. oracle.Numbers("ms").Select(ms => (long)ms)];
        double[] bidSize = oracle.Numbers("bid_size");
        double[] ask = oracle.Numbers("ask");
        double[] askSize = oracle.Numbers("ask_size");
        BookLevels[] books =
        [
            .. oracle.Numbers("bid").Select((bid, i) => new BookLevels(bid, bidSize[i], ask[i], askSize[i])),
        ];
        on.Equal("imbalance", [.. books.Select(b => BookImbalance.Queue(b.BidSize, b.AskSize))], "imbalance");
        on.Equal("weighted_mid", [.. books.Select(BookImbalance.WeightedMid)], "imbalance");
        double[] events = new double[books.Length];
        OrderFlow.Events(books, events);
        on.Equal("ofi_event", events, "ofi");

        List<OrderFlowInterval> intervals = OrderFlowIntervals.Series(times, books, (long)oracle.Number("interval_ms"));
        on.Equal("ofi_bucket.bucket", [.. intervals.Select(i => (double)i.Index)], "ofi");
        on.Equal("ofi_bucket.ofi", [.. intervals.Select(i => i.Flow)], "ofi");
        on.Equal("ofi_bucket.last_mid", [.. intervals.Select(i => i.LastMid)], "imbalance");

        OlsFit impact = OrderFlow.FitImpact(intervals.ToArray(), oracle.Number("tick"));
        on.Equal("impact_regression.const", impact.Coefficients[0], "regression");
        on.Equal("impact_regression.beta", impact.Coefficients[1], "regression");
        on.Equal("impact_regression.beta_t", impact.TStatistic(1), "regression");
        on.Equal("impact_regression.r2", impact.RSquared, "regression");
        on.Equal("impact_regression.n", impact.Residuals.Length, "ofi");
    }

    public bool CheckEdge(OracleEdge edge)
    {
        BookLevels book = new(10.00, 500, 10.02, 300);
        switch (edge.Id)
        {
            case "both_sizes_zero":
                Assert.True(double.IsNaN(Queue(edge)));
                return true;
            case "one_side_empty":
                BookLevels oneSided = book with
                {
                    BidSize = edge.Number("input.bid_size"),
                    AskSize = edge.Number("input.ask_size"),
                };
                Assert.Equal(edge.Number("expected.imbalance"), Queue(edge));
                Assert.Equal(oneSided.Ask, BookImbalance.WeightedMid(oneSided), 1e-12);
                Assert.Equal(QuoteCondition.ZeroSize, oneSided.Condition);
                return true;
            case "crossed":
                BookLevels crossed = Priced(edge, book);
                Assert.Equal(QuoteCondition.Crossed, crossed.Condition);
                Assert.Equal(1, Assert.Single(OrderFlowIntervals.Series([1, 2], [book, crossed], 10)).Events);
                return true;
            case "locked":
                BookLevels locked = Priced(edge, book);
                Assert.Equal(QuoteCondition.Locked, locked.Condition);
                Assert.Equal(edge.Number("expected.weighted_mid"), BookImbalance.WeightedMid(locked), 1e-12);
                return true;
            case "negative_size":
                Assert.Throws<ArgumentOutOfRangeException>(() => BookImbalance.Queue(-1, 1));
                return true;
            case "first_event":
                double[] first = new double[1];
                OrderFlow.Events([book], first);
                Assert.Equal(edge.Number("expected.ofi"), first[0]);
                return true;
            case "duplicate_timestamp":
                BookLevels[] sameTime = [book, book with { BidSize = 700 }, book with { BidSize = 100, Bid = 10.01 }];
                double[] inOrder = new double[3];
                OrderFlow.Events(sameTime, inOrder);
                OrderFlowInterval interval = Assert.Single(OrderFlowIntervals.Series([5, 5, 5], sameTime, 10));
                Assert.Equal([0, 200, 100], inOrder);
                Assert.Equal((300, sameTime[2].Mid), (interval.Flow, interval.LastMid));
                return true;
            default:
                return false;
        }
    }

    private static double Queue(OracleEdge edge) =>
        BookImbalance.Queue(edge.Number("input.bid_size"), edge.Number("input.ask_size"));

    private static BookLevels Priced(OracleEdge edge, BookLevels book) =>
        book with
        {
            Bid = edge.Number("input.bid"),
            Ask = edge.Number("input.ask"),
        };
}
