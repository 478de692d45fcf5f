using OptiFire.Numerics.Microstructure;

namespace OptiFire.Numerics.Tests.Microstructure;

[Trait("Category", "Golden")]
public sealed class OrderFlowTests
{
    [Fact]
    public void Events_are_those_by_hand()
    {
        BookLevels book = new(10.00, 500, 10.01, 300);

        Assert.Equal(100, OrderFlow.Event(book, book with { BidSize = 600 }));
        Assert.Equal(-50, OrderFlow.Event(book, book with { AskSize = 350 }));
        Assert.Equal(
            200,
            OrderFlow.Event(book with { Ask = 10.02 }, book with { Ask = 10.02, Bid = 10.01, BidSize = 200 })
        );
        Assert.Equal(-500, OrderFlow.Event(book, book with { Bid = 9.99, BidSize = 900 }));
        Assert.Equal(300, OrderFlow.Event(book, book with { Ask = 10.02, AskSize = 70 }));
        Assert.Equal(0, OrderFlow.Event(book, book));
        Assert.True(double.IsNaN(OrderFlow.Event(book, book with { Bid = double.NaN })));
    }

    [Fact]
    public void Levels_are_taken_depth_by_depth()
    {
        BookLevels[] before = [new(10.00, 500, 10.01, 300), new(9.99, 800, 10.02, 900)];
        BookLevels[] after = [before[0] with { BidSize = 450 }, before[1] with { AskSize = 1000 }];
        double[] flows = new double[2];

        OrderFlow.Event(before, after, flows);

        Assert.Equal([-50, -100], flows);
        Assert.Throws<ArgumentException>(() => OrderFlow.Event(before, after, new double[1]));
    }

    [Fact]
    public void One_sided_locked_and_empty_books_are_told_apart()
    {
        Assert.Equal(1, BookImbalance.Queue(100, 0));
        Assert.True(double.IsNaN(BookImbalance.Queue(0, 0)));
        Assert.True(double.IsNaN(BookImbalance.Queue(double.NaN, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BookImbalance.Queue(-1, 1));
        Assert.Equal(10.02, BookImbalance.WeightedMid(new(10, 100, 10.02, 0)), 1e-12);
        Assert.Equal(10.01, BookImbalance.WeightedMid(new(10.01, 5, 10.01, 7)), 1e-12);
        Assert.Equal(QuoteCondition.ZeroSize, new BookLevels(10, 100, 10.02, 0).Condition);
        Assert.Equal(QuoteCondition.Crossed, new BookLevels(10.02, 1, 10.01, 1).Condition);
        Assert.Equal(QuoteCondition.Locked, new BookLevels(10.01, 1, 10.01, 1).Condition);
        Assert.Equal(QuoteCondition.Invalid, new BookLevels(10, -1, 10.01, 1).Condition);
        Assert.Equal(QuoteCondition.Invalid, new BookLevels(10, 1, double.NaN, 1).Condition);
        Assert.Equal(QuoteCondition.Regular, new BookLevels(10, 1, 10.01, 1).Condition);
    }

    [Fact]
    public void Intervals_pass_over_books_that_are_none_and_continue_from_their_state()
    {
        BookLevels good = new(10.00, 500, 10.01, 300);
        long[] times = [5, 6, 7, 8, 30, 31];
        BookLevels[] books =
        [
            good,
            good with
            {
                Bid = 10.02,
            }, // crossed
            good with
            {
                AskSize = 0,
            }, // one-sided
            good with
            {
                BidSize = 700,
            },
            good,
            new(-1, 1, 2, 1), // no price
        ];
        OrderFlowIntervals stream = new(10);
        List<OrderFlowInterval> closed = [];
        for (int i = 0; i < times.Length; i++)
        {
            stream = new(10, stream.State);
            if (stream.Push(times[i], books[i], out OrderFlowInterval interval))
            {
                closed.Add(interval);
            }
        }

        closed.Add(stream.Open);
        Assert.Equal([new(0, 200, 450, good.Mid, 2, 2), new(2, -200, 400, good.Mid, 1, 1)], closed);
        Assert.Equal(closed, OrderFlowIntervals.Series(times, books, 10));
        Assert.Throws<ArgumentException>(() => stream.Push(3, good, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderFlowIntervals(0));
        Assert.Empty(OrderFlowIntervals.Series([], [], 10));
    }

    [Fact]
    public void Impact_of_a_constant_flow_is_not_determined()
    {
        OrderFlowInterval[] flat =
        [
            .. Enumerable.Range(0, 9).Select(i => new OrderFlowInterval(i, 5, 1, 10 + i, 1, 0)),
        ];

        Assert.False(OrderFlow.FitImpact(flat, 0.01).IsDetermined);
        Assert.Throws<ArgumentException>(() => OrderFlow.FitImpact(flat.AsSpan(0, 2), 0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderFlow.FitImpact(flat, 0));
    }

    [Fact]
    public void Streams_allocate_nothing_per_step()
    {
        OrderFlowIntervals stream = new(10);
        long before = 0;
        for (int i = 0; i < 2000; i++)
        {
            before = i == 1000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            stream.Push(i, new(10, 100 + i % 7, 10.01, 100 + i % 5), out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ThreeLines()
    {
        BookLevels[] books = [new(10, 5, 10.01, 3), new(10, 9, 10.01, 3), new(10.01, 2, 10.02, 3)];
        double[] flow = new double[3];
        OrderFlow.Events(books, flow);
        Assert.Equal([0, 4, 2 + 3], flow);
    }
}
