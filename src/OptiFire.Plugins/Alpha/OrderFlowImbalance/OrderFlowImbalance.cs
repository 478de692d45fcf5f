using OptiFire.Numerics.Microstructure;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Wants what the order flow of the last seconds wants: what arrived at, left from and traded against both queues.</summary>
/// <remarks>
/// <code>
/// OFI = Σ eₙ over an interval / mean depth        level = OFI / (full_at · √mean OFI² of the intervals before), within ±1
/// </code>
/// Every book of an interval counts, not one snapshot of it: <see cref="OrderFlow"/> gives eₙ.
/// </remarks>
public sealed class OrderFlowImbalance(OrderFlowImbalanceOptions options)
    : IPlugin<OrderFlowImbalance, OrderFlowImbalanceOptions>,
        IFeature,
        ISignal
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(options.IntervalSeconds);
    private readonly TimeSpan _maxGap = TimeSpan.FromSeconds(options.MaxGapSeconds);
    private readonly MarketCode _venue = MarketCode.Parse(options.Venue);
    private readonly RowsNeed<Quote> _quotes = Arrivals.Of<Quote>(least: options.MicroPriceBooks);
    private readonly RowsNeed<OrderBook> _books = Arrivals.Of<OrderBook>(least: options.MicroPriceBooks);

    /// <summary>Order flow of the interval that ended over its average depth.</summary>
    public static Output<double> Flow { get; } = Output.Number("ofi", "average depths");

    /// <summary>Queue imbalance at the end of the interval, in [−1, 1]: 1 is a book of bids alone.</summary>
    public static Output<double> QueueImbalance { get; } = Output.Number("queue_imbalance", "fraction");

    /// <summary>Where the mid is expected to settle; nothing for a book like none in the past.</summary>
    public static Output<double> MicroPrice { get; } = Output.Number("micro_price", "currency");

    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("alpha_micro_imbalance", PluginCategory.Alpha, "Order-flow imbalance")
        {
            Summary = "Sums the order flow at the best prices over seconds and wants what it wants.",
            Sources =
            [
                "R. Cont, A. Kukanov and S. Stoikov, Journal of Financial Econometrics 12 (2014) 47–88",
                "S. Stoikov, Quantitative Finance 18 (2018) 1959–1966",
            ],
        };

    private bool ReadsBooks => options.Input == BookInput.Books;

    private Trigger Data => ReadsBooks ? Trigger.On<OrderBook>() : Trigger.On<Quote>();

    /// <inheritdoc />
    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Feature, Scope.Instrument(), Data)
            {
                Needs = [ReadsBooks ? _books : _quotes],
                Outputs = [Flow, QueueImbalance, MicroPrice],
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 5),
            },
            new Activation(Role.Signal, Scope.Instrument(), Data)
            {
                Budget = new Budget(CpuMilliseconds: 5, MemoryMegabytes: 1),
            }
        ).WithState(static () => new OrderFlowImbalanceState());

    /// <inheritdoc />
    public RunResult Compute(IRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        ref OrderFlowImbalanceState state = ref run.State<OrderFlowImbalanceState>();
        TakeAll(run, ref state);
        if (state.EndedAt == run.Now && state.Flows.Length > options.Intervals)
        {
            BookLevels book = state.Flow.LastBook;
            run.Publish(Flow, state.Flows[^1]);
            run.Publish(QueueImbalance, BookImbalance.Queue(book.BidSize, book.AskSize));
            double price = options.MicroPriceBooks == 0 ? double.NaN : Settles(run, book);
            if (!double.IsNaN(price))
            {
                run.Publish(MicroPrice, price);
            }
        }

        return RunResult.Ok;
    }

    /// <inheritdoc />
    public RunResult Evaluate(ISignalRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        OrderFlowImbalanceState state = run.State<OrderFlowImbalanceState>();
        if (state.Flows.Length <= options.Intervals)
        {
            return RunResult.NotReady("not enough intervals of order flow yet");
        }

        if (state.EndedAt != run.Now)
        {
            return RunResult.Ok; // the interval goes on: what was said holds until it expires
        }

        double scale = Math.Sqrt(state.Flows[..^1].Average(f => f * f));
        if (scale == 0)
        {
            return RunResult.NotReady("the book has not moved");
        }

        double level = Math.Clamp(state.Flows[^1] / (options.FullAt * scale), -1, 1);
        BookLevels book = state.Flow.LastBook;
        bool agrees = level * BookImbalance.Queue(book.BidSize, book.AskSize) > 0;
        run.Emit(
            new SignalUpdate(level)
            {
                Confidence = agrees ? 1 : 0.5,
                Horizon = _interval,
                ValidFor = _interval,
                Reason = agrees ? "order flow, and the queues lean the same way" : "order flow against the queues",
            }
        );
        return RunResult.Ok;
    }

    private void TakeAll(IRun run, ref OrderFlowImbalanceState state)
    {
        if (ReadsBooks)
        {
            foreach (ref readonly OrderBook book in Arrivals.After(run.Rows(_books), state.SeenUntil))
            {
                Take(book.EventTime, BestLevels.Of(in book, run.Instrument), run.Now, ref state);
            }
        }
        else
        {
            foreach (ref readonly Quote quote in Arrivals.After(run.Rows(_quotes), state.SeenUntil))
            {
                if (quote.Exchange == _venue)
                {
                    state.Known = BestLevels.Of(in quote, state.Known, run.Instrument);
                    Take(quote.EventTime, state.Known, run.Now, ref state);
                }
            }
        }

        state.SeenUntil = run.Now;
    }

    private void Take(Timestamp time, BookLevels book, Timestamp now, ref OrderFlowImbalanceState state)
    {
        if (state.Flow.HasTime && time - new Timestamp(state.Flow.LastTime) > _maxGap)
        {
            state.Flow = default; // the books on both sides of a hole are not one event apart
        }

        if (state.Flow.HasTime && time.UnixNanoseconds < state.Flow.LastTime)
        {
            return;
        }

        var intervals = new OrderFlowIntervals(_interval.Ticks * 100, state.Flow);
        if (intervals.Push(time.UnixNanoseconds, book, out OrderFlowInterval ended))
        {
            ReadOnlySpan<double> kept = state.Flows.AsSpan(Math.Max(0, state.Flows.Length - options.Intervals));
            state.Flows = [.. kept, ended.Flow / ended.MeanDepth];
            state.EndedAt = now;
        }

        state.Flow = intervals.State;
    }

    /// <summary>The micro-price, from what followed books like this one among the last ones.</summary>
    private double Settles(IRun run, BookLevels book)
    {
        List<BookLevels> past = [];
        if (ReadsBooks)
        {
            foreach (ref readonly OrderBook row in run.Rows(_books))
            {
                past.Add(BestLevels.Of(in row, run.Instrument));
            }
        }
        else
        {
            foreach (ref readonly Quote row in run.Rows(_quotes))
            {
                if (row.Exchange == _venue)
                {
                    past.Add(BestLevels.Of(in row, past.Count == 0 ? default : past[^1], run.Instrument));
                }
            }
        }

        return Numerics.Microstructure.MicroPrice.Fit([.. past], (double)run.Instrument.TickSize).At(book);
    }
}
