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
public sealed class SimulatedBroker : IBroker
{
    private const byte StoredForm = 1;

    private readonly IInstruments instruments;
    private readonly SimulatedBrokerOptions options;
    private readonly OrderDesk desk;
    private readonly BarMatching bars;
    private readonly SpreadAndImpactPricing? costs;
    private Queue<PendingCommand> commands = new();
    private Timestamp now = Timestamp.MinValue;
    private bool isBusy;

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
        this.options = options;
        costs = options.FillModel == FillModel.SpreadAndImpact ? new(options, liquidity) : null;
        IFillPricing pricing = costs is null ? new NextBarOpenPricing() : costs;
        desk = new OrderDesk(instruments, calendarOf, options.Commission);
        var slices = new SliceMatching(desk, pricing);
        bars = new BarMatching(desk, slices, pricing, calendarOf, options.LimitFillsOnTouch);
    }

    /// <inheritdoc />
    public string Name => "simulated";

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <summary>Whether orders wait in an instrument: without any, its market data need not be given. O(1).</summary>
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
        desk.Submit(ticket, now);
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Nobody is connected.</exception>
    public void Cancel(string clientOrderId)
    {
        RequireSink();
        ArgumentException.ThrowIfNullOrEmpty(clientOrderId);
        commands.Enqueue(new PendingCommand(now + options.CommandLatency, clientOrderId, null, 0));
        Settle();
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
            desk.RefuseReplacement(clientOrderId, replacement, now, "duplicate client order id");
            return;
        }

        decimal filled = desk.Working.TryFind(clientOrderId, out WorkingOrder? order) ? order.Filled : 0;
        commands.Enqueue(new PendingCommand(now + options.CommandLatency, clientOrderId, replacement, filled));
        Settle();
    }

    /// <inheritdoc />
    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<BrokerState>(cancellationToken)
            : ValueTask.FromResult(desk.Record.ToState());

    /// <summary>Takes the time: commands work, orders expire. Earlier times than the last change nothing.</summary>
    public void OnTime(Timestamp time)
    {
        Advance(time);
        Settle();
    }

    /// <summary>Takes a bar when it becomes available, before strategies see it.</summary>
    /// <exception cref="ArgumentException">Orders wait for the bar, and its prices are impossible.</exception>
    public void OnBar(in Bar bar)
    {
        Advance(bar.AvailableAt);
        ObeyUntil(bar.Start);
        if (HasWorkingOrders(bar.Instrument))
        {
            isBusy = true;
            try
            {
                bars.Match(bar, instruments[bar.Instrument]);
            }
            finally
            {
                isBusy = false;
            }
        }

        Settle();
    }

    /// <summary>Stores everything that a broker made alike needs to go on: orders, stops, commands, messages, positions.</summary>
    public void Write(PayloadWriter writer)
    {
        writer.WriteByte(StoredForm);
        writer.WriteTimestamp(now);
        writer.WriteInt64(desk.LastSequence);
        desk.Record.Write(writer);
        desk.Working.Write(writer);
        writer.WriteInt32(commands.Count);
        foreach (PendingCommand command in commands)
        {
            command.Write(writer);
        }

        (costs?.Spreads ?? new HalfSpreads()).Write(writer);
    }

    /// <summary>Puts a stored state in the place of this broker's own; who is connected stays.</summary>
    /// <exception cref="PayloadException">The payload is damaged or of another form; nothing changed.</exception>
    public void Read(ref PayloadReader reader)
    {
        byte form = reader.ReadByte();
        if (form != StoredForm)
        {
            throw new PayloadException($"The simulated broker reads form {StoredForm} of its state, not {form}.");
        }

        Timestamp time = reader.ReadTimestamp();
        long lastSequence = reader.ReadInt64();
        BrokerRecord record = BrokerRecord.Read(ref reader);
        WorkingOrders working = WorkingOrders.Read(ref reader, instruments.Count);
        var pending = new Queue<PendingCommand>();
        for (int left = BrokerPayloads.ReadCount(ref reader); left > 0; left--)
        {
            pending.Enqueue(PendingCommand.Read(ref reader));
        }

        HalfSpreads spreads = HalfSpreads.Read(ref reader);
        (now, desk.LastSequence, desk.Record, desk.Working, commands) = (time, lastSequence, record, working, pending);
        costs?.Spreads = spreads;
    }

    private void Advance(Timestamp time) => now = time > now ? time : now;

    /// <summary>Obeys what is due and ends what is over.</summary>
    private void Settle()
    {
        ObeyUntil(now);
        if (!isBusy)
        {
            desk.ExpireBefore(LatestClose(now));
        }
    }

    private void ObeyUntil(Timestamp time)
    {
        // A command given by a message's receiver waits for the end of what caused the message.
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        try
        {
            while (commands.TryPeek(out PendingCommand command) && command.EffectiveAt <= time)
            {
                commands.Dequeue();
                desk.ExpireBefore(LatestClose(command.EffectiveAt));
                desk.Obey(command);
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    /// <summary>Sessions that closed before this have given their last data.</summary>
    private Timestamp LatestClose(Timestamp time)
    {
        var earliest = Timestamp.MinValue + options.DataDelay;
        return time > earliest ? time - options.DataDelay : Timestamp.MinValue;
    }

    private void RequireSink()
    {
        if (!desk.IsConnected)
        {
            throw new InvalidOperationException("Connect the simulated broker before giving it orders.");
        }
    }
}
