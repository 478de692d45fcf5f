using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Brokers;

/// <summary>A broker that outlives the engine: what it received and said is in a file before it acts or speaks.</summary>
/// <remarks>
/// It lives in market time. Started again on its file, it takes the market from the beginning, puts the commands of its
/// file where they came, and so comes to the same fills; what it said is compared with the file. Asked at a moment of
/// market time it answers what it had said by then, but every order it ever received is known. A resumed engine gives
/// it the market during the replay, too; commands are only what the engine sends for the first time.
/// <para>
/// Every order is written before it is taken, every message before it is given. Dispose it, or let the process die: the
/// file is whole up to its last record either way.
/// </para>
/// </remarks>
public sealed class DurableBroker : IMarketDrivenBroker, IStoredBroker, IDisposable
{
    private readonly SimulatedBroker _broker;
    private readonly BrokerLife _life;
    private readonly int _delay;
    private BrokerSpeech _speech = new();
    private IBrokerSink? _sink;
    private long _step;
    private int _obeyed;
    private int _heard;

    /// <summary>Opens a broker, new or with the life its file tells of.</summary>
    /// <param name="broker">How orders are filled; fresh, made alike in every life, and used by nobody else.</param>
    /// <param name="path">The file; made when it is missing.</param>
    /// <param name="acknowledgementDelay">
    /// How many pieces of market data and times pass before a message is given, 0 or more; 0 by default. What is not
    /// given yet is not said yet, so there is a window in which an order is sent and not acknowledged.
    /// </param>
    /// <exception cref="PayloadException">The file is not one of a durable broker.</exception>
    public DurableBroker(SimulatedBroker broker, string path, int acknowledgementDelay = 0)
    {
        ArgumentNullException.ThrowIfNull(broker);
        ArgumentOutOfRangeException.ThrowIfNegative(acknowledgementDelay);
        _broker = broker;
        _delay = acknowledgementDelay;
        _life = new BrokerLife(path);
        broker.Connect(new Messages(this));
    }

    /// <inheritdoc />
    public string Name => "durable";

    /// <inheritdoc />
    public bool IsSimulated => false;

    /// <summary>Client order ids that came a second time, in any life, each as often as it came too much.</summary>
    public IReadOnlyList<string> Duplicates => _life.Duplicates;

    /// <summary>Client order ids received in all lives, in order of arrival.</summary>
    public IReadOnlyList<string> Received => _life.Received;

    /// <inheritdoc />
    public void Connect(IBrokerSink sink) => _sink = sink;

    /// <summary>Always true: every bar counts as a step of market time.</summary>
    public bool HasWorkingOrders(InstrumentId instrument) => true;

    /// <inheritdoc />
    public void Submit(OrderTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        RepeatCommands();
        Take(new BrokerCommand(_step, null, ticket));
    }

    /// <inheritdoc />
    public void Cancel(string clientOrderId)
    {
        RepeatCommands();
        if (_life.WasCancelled(_step, clientOrderId))
        {
            return; // the same cancel, sent again by an engine that does not know whether it arrived
        }

        Take(new BrokerCommand(_step, clientOrderId, null));
    }

    /// <inheritdoc />
    public void Replace(string clientOrderId, OrderTicket replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        RepeatCommands();
        Take(new BrokerCommand(_step, clientOrderId, replacement));
    }

    /// <inheritdoc />
    public async ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken)
    {
        RepeatCommands();
        BrokerState now = await _broker.QueryAsync(cancellationToken).ConfigureAwait(false);
        return new BrokerState([.. _speech.Said], now.Positions) { KnownOrders = [.. _life.Received] };
    }

    /// <inheritdoc />
    public void OnTime(Timestamp time)
    {
        NextStep();
        _broker.OnTime(time);
        Speak();
    }

    /// <inheritdoc />
    public void OnBar(in Bar bar)
    {
        NextStep();
        if (_broker.HasWorkingOrders(bar.Instrument))
        {
            _broker.OnBar(in bar);
        }

        Speak();
    }

    /// <inheritdoc />
    public void OnQuote(in Quote quote)
    {
        NextStep();
        _broker.OnQuote(in quote);
        Speak();
    }

    /// <inheritdoc />
    public void OnTrade(in Trade trade)
    {
        NextStep();
        _broker.OnTrade(in trade);
        Speak();
    }

    /// <inheritdoc />
    public void OnBook(in OrderBook book)
    {
        NextStep();
        _broker.OnBook(in book);
        Speak();
    }

    /// <inheritdoc />
    public void OnCorporateAction(in CorporateAction action)
    {
        NextStep();
        _broker.OnCorporateAction(in action);
        Speak();
    }

    /// <inheritdoc />
    /// <remarks>Where it stands in the market's time; what it received and said is in its file.</remarks>
    public void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt64(_step);
        writer.WriteInt32(_obeyed);
        writer.WriteInt32(_heard);
        _speech.Write(writer);
        _broker.Write(writer);
    }

    /// <inheritdoc />
    public void Read(ref PayloadReader reader)
    {
        long step = reader.ReadInt64();
        int obeyed = reader.ReadInt32();
        int heard = reader.ReadInt32();
        var speech = BrokerSpeech.Read(ref reader);
        _life.Skip(obeyed, heard);
        _broker.Read(ref reader);
        (_step, _obeyed, _heard, _speech) = (step, obeyed, heard, speech);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _life.Dispose();

    private void Take(BrokerCommand command)
    {
        _life.Add(command);
        Obey(command);
        Speak();
    }

    private void Obey(BrokerCommand command)
    {
        _obeyed++;
        if (command.Ticket is not { } ticket)
        {
            _broker.Cancel(command.Cancels!);
        }
        else if (command.Cancels is { } old)
        {
            _broker.Replace(old, ticket);
        }
        else
        {
            _broker.Submit(ticket);
        }
    }

    private void NextStep()
    {
        RepeatCommands();
        _step++;
    }

    /// <summary>Obeys the file's commands that came by now.</summary>
    private void RepeatCommands()
    {
        while (_life.TryRepeat(_step, out BrokerCommand command))
        {
            Obey(command);
            Speak();
        }
    }

    private void Hear(in BrokerEvent message)
    {
        _heard++;
        if (_life.TryExpect(out BrokerEvent before))
        {
            if (message != before)
            {
                throw new InvalidOperationException(
                    $"The durable broker said '{before}' in an earlier life and would say '{message}' now: "
                        + "its market or its options are not the same."
                );
            }
        }
        else
        {
            _life.Add(in message);
        }

        _speech.Wait(_step + _delay, in message);
    }

    /// <summary>Gives the messages that are due.</summary>
    private void Speak()
    {
        while (_speech.TrySay(_step, out BrokerEvent message))
        {
            (_sink ?? throw new InvalidOperationException("Connect the durable broker before it is used.")).Deliver(
                in message
            );
        }
    }

    private sealed class Messages(DurableBroker owner) : IBrokerSink
    {
        public void Deliver(in BrokerEvent brokerEvent) => owner.Hear(in brokerEvent);
    }
}
