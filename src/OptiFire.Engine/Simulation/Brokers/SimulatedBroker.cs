using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>A broker inside the engine: it fills orders from the market data it is given, the same way every time.</summary>
/// <remarks>
/// It lives on the kernel's thread, has no clock and answers synchronously. The kernel gives it each piece of market data
/// when that becomes available and before any strategy sees it; an order is filled only by what began at or after its
/// arrival, which is the later of the broker's time and <see cref="OrderTicket.DecidedAt"/>.
/// <list type="bullet">
/// <item>Only regular hours trade: bars, quotes and trades outside a session of the instrument's calendar fill nothing.</item>
/// <item>Immediate-or-cancel and fill-or-kill orders have the next open, quote, trade or book as their only chance.</item>
/// <item>Auction orders fill at the open of the session's first bar, or at the close of the bar that ends at the
/// session's close, and expire otherwise; they pay no spread.</item>
/// <item>Day orders expire after the bar that reaches their session's close, or once time is past that close.</item>
/// <item>The orders of one bar are served in the order of arrival and share what it can fill.</item>
/// <item>A cancel or replacement works after <see cref="SimulatedBrokerOptions.CommandLatency"/>; a bar that began
/// earlier is matched first. Commands given while data are matched work after all of it.</item>
/// <item>A replacement is a new order, last in the queue: its quantity does not include what the old one filled, its stop
/// sleeps, a trailing stop keeps the best price. It is refused when more was filled since it was asked for.</item>
/// </list>
/// </remarks>
public sealed class SimulatedBroker : IMarketDrivenBroker, IStoredBroker
{
    private const byte StoredForm = 2;
    private const byte FormWithoutTimes = 1;

    private readonly IInstruments instruments;
    private readonly OrderDesk desk;
    private readonly CommandQueue commands;
    private readonly BarMatching bars;
    private readonly LadderMatching ladders;
    private readonly SpreadAndImpactPricing? costs;

    /// <summary>Makes a broker for instruments that share a calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SimulatedBroker(
        IInstruments instruments,
        ICalendar calendar,
        SimulatedBrokerOptions options,
        ILiquidity? liquidity = null
    )
        : this(instruments, _ => calendar, options, liquidity) { }

    /// <summary>Makes a broker for instruments with a calendar each.</summary>
    /// <param name="instruments">The engine's instruments; may grow.</param>
    /// <param name="calendarOf">The calendar of an instrument.</param>
    /// <param name="options">How to fill.</param>
    /// <param name="liquidity">What impact depends on; without it the options' volatility and the bar's own volume.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SimulatedBroker(
        IInstruments instruments,
        Func<Instrument, ICalendar> calendarOf,
        SimulatedBrokerOptions options,
        ILiquidity? liquidity = null
    )
    {
        options.Check();
        this.instruments = instruments;
        costs = options.FillModel == FillModel.SpreadAndImpact ? new(options, liquidity) : null;
        IFillPricing pricing = costs is null ? new NextBarOpenPricing() : costs;
        desk = new OrderDesk(instruments, calendarOf, options.Commission);
        commands = new CommandQueue(desk, options);
        var slices = new SliceMatching(desk, pricing);
        bars = new BarMatching(desk, slices, pricing, calendarOf, options.LimitFillsOnTouch);
        ladders = new LadderMatching(desk, slices, pricing, calendarOf, options.LimitFillsOnTouch);
    }

    /// <inheritdoc />
    public string Name => "simulated";

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <summary>Whether orders wait in an instrument: without any, its market data need not be given. O(1).</summary>
    /// <remarks>A quote left out is not the latest one for the half-spread of a later fill.</remarks>
    public bool HasWorkingOrders(InstrumentId instrument) => desk.Working.Any(instrument);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">It is connected already.</exception>
    public void Connect(IBrokerSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (desk.IsConnected)
        {
            throw new InvalidOperationException("The simulated broker is connected already.");
        }

        desk.Connect(sink);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Nobody is connected.</exception>
    public void Submit(OrderTicket ticket)
    {
        RequireSink();
        ArgumentException.ThrowIfNullOrEmpty(ticket.ClientOrderId);
        desk.Submit(ticket, commands.Now);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Nobody is connected.</exception>
    public void Cancel(string clientOrderId)
    {
        RequireSink();
        ArgumentException.ThrowIfNullOrEmpty(clientOrderId);
        commands.Add(clientOrderId, replacement: null);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Nobody is connected.</exception>
    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        RequireSink();
        ArgumentException.ThrowIfNullOrEmpty(clientOrderId);
        ArgumentException.ThrowIfNullOrEmpty(replacement.ClientOrderId);
        if (!desk.Record.TryReceive(replacement.ClientOrderId))
        {
            desk.RefuseReplacement(clientOrderId, replacement, commands.Now, "duplicate client order id");
            return;
        }

        commands.Add(clientOrderId, replacement);
    }

    /// <inheritdoc />
    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<BrokerState>(cancellationToken)
            : ValueTask.FromResult(desk.Record.ToState());

    /// <summary>Takes the time: commands work, orders expire. Earlier times than the last change nothing.</summary>
    public void OnTime(Timestamp time)
    {
        commands.Advance(time);
        commands.Settle();
    }

    /// <summary>Takes a bar when it becomes available, before strategies see it.</summary>
    /// <exception cref="ArgumentException">Orders wait for the bar, and its prices are impossible.</exception>
    public void OnBar(in Bar bar) =>
        Feed(bar, bar.Start, canFill: true, static (broker, in datum, on) => broker.bars.Match(datum, on));

    /// <summary>Takes a quote: its spread, and under <see cref="FillModel.SpreadAndImpact"/> its sizes.</summary>
    public void OnQuote(in Quote quote)
    {
        costs?.Spreads.Observe(quote.Instrument, quote.Bid, quote.Ask);
        Feed(
            quote,
            quote.EventTime,
            canFill: costs is not null,
            static (broker, in datum, on) => broker.ladders.MatchQuote(datum, on)
        );
    }

    /// <summary>Takes an order book: its spread, and under <see cref="FillModel.SpreadAndImpact"/> its levels.</summary>
    public void OnBook(in OrderBook book)
    {
        if (!book.Bids.IsEmpty && !book.Asks.IsEmpty)
        {
            costs?.Spreads.Observe(book.Instrument, book.Bids[0].Price, book.Asks[0].Price);
        }

        Feed(
            book,
            book.EventTime,
            canFill: costs is not null,
            static (broker, in datum, on) => broker.ladders.MatchBook(datum, on)
        );
    }

    /// <summary>Takes a trade, which fills under <see cref="FillModel.SpreadAndImpact"/> unless its source doubts it.</summary>
    public void OnTrade(in Trade trade) =>
        Feed(
            trade,
            trade.EventTime,
            canFill: costs is not null && !trade.IsSuspicious,
            static (broker, in datum, on) => broker.ladders.MatchTrade(datum, on)
        );

    /// <summary>Takes a corporate action at its ex-date: a split restates the position; a split and a delisting cancel orders.</summary>
    /// <remarks>A price or a quantity decided before a split means something else after it, so no order outlives one.</remarks>
    public void OnCorporateAction(in CorporateAction action)
    {
        commands.Advance(action.EventTime);
        commands.Settle();
        if (action.Action is not (CorporateActionKind.Split or CorporateActionKind.Delisting))
        {
            return;
        }

        desk.Record.Split(action.Instrument, action.SharesAfter, action.SharesBefore);
        foreach (WorkingOrder order in desk.Working.Of(action.Instrument))
        {
            if (!order.IsDone)
            {
                desk.Cancel(order, commands.Now);
            }
        }
    }

    /// <inheritdoc />
    /// <remarks>Orders, stops, commands, messages, positions.</remarks>
    public void Write(PayloadWriter writer)
    {
        writer.WriteByte(StoredForm);
        writer.WriteInt64(desk.LastSequence);
        desk.Record.Write(writer);
        desk.Working.Write(writer);
        commands.Write(writer);
        (costs?.Spreads ?? new HalfSpreads()).Write(writer);
    }

    /// <summary>Puts a stored state in the place of this broker's own; who is connected stays.</summary>
    /// <exception cref="PayloadException">The payload is damaged or of another form; nothing changed.</exception>
    public void Read(ref PayloadReader reader)
    {
        byte form = reader.ReadByte();
        if (form is not (StoredForm or FormWithoutTimes))
        {
            throw new PayloadException($"The simulated broker reads forms 1 to {StoredForm} of its state, not {form}.");
        }

        long lastSequence = reader.ReadInt64();
        BrokerRecord record = BrokerRecord.Read(ref reader, hasTimes: form != FormWithoutTimes);
        WorkingOrders working = WorkingOrders.Read(ref reader, instruments.Count);
        (Timestamp, Queue<PendingCommand>) waiting = CommandQueue.Read(ref reader);
        HalfSpreads spreads = HalfSpreads.Read(ref reader);
        (desk.LastSequence, desk.Record, desk.Working) = (lastSequence, record, working);
        commands.Restore(waiting);
        costs?.Spreads = spreads;
    }

    /// <summary>Takes market data: first the commands that came before, then the orders, then all that is due.</summary>
    private void Feed<TDatum>(in TDatum datum, Timestamp begins, bool canFill, Matching<TDatum> match)
        where TDatum : struct, IDatum<TDatum>
    {
        commands.Advance(datum.AvailableAt);
        commands.ObeyUntil(begins);
        if (canFill && HasWorkingOrders(datum.Instrument))
        {
            commands.IsBusy = true;
            try
            {
                match(this, datum, instruments[datum.Instrument]);
            }
            finally
            {
                commands.IsBusy = false;
            }
        }

        commands.Settle();
    }

    private void RequireSink()
    {
        if (!desk.IsConnected)
        {
            throw new InvalidOperationException("Connect the simulated broker before giving it orders.");
        }
    }

    private delegate void Matching<TDatum>(SimulatedBroker broker, in TDatum datum, Instrument instrument);
}
