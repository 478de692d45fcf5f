using OptiFire.Engine.Orders;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What the broker remembers: the ids it received, what became of them, its messages, the positions.</summary>
/// <remarks>An order is forgotten an hour after it ended, so that a long run holds no more than a short one.</remarks>
internal sealed class BrokerRecord
{
    private const int FewestForgotten = 64; // lists are tidied when so many and half of their orders are forgotten

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly List<string> received = [];
    private readonly Dictionary<string, (OrderStatus Status, Timestamp Since)> orders = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, Timestamp> ended = new();
    private readonly List<BrokerEvent> events = [];
    private readonly SortedDictionary<int, decimal> positions = [];
    private readonly PayloadWriter storedEvents = new();
    private Timestamp latest = Timestamp.MinValue;
    private int stored;
    private long executions;

    /// <summary>Takes an id in; false when it was received before.</summary>
    public bool TryReceive(string id)
    {
        if (!orders.TryAdd(id, (OrderStatus.Submitted, Timestamp.MinValue)))
        {
            return false;
        }

        received.Add(id);
        return true;
    }

    public bool TryGetStatus(string id, out OrderStatus found)
    {
        bool isKnown = orders.TryGetValue(id, out (OrderStatus Status, Timestamp Since) order);
        found = order.Status;
        return isKnown;
    }

    /// <summary>Notes what became of an order, and forgets those that ended long before.</summary>
    public void SetStatus(string id, OrderStatus to, Timestamp since)
    {
        Note(id, to, since);
        while (ended.TryPeek(out string? oldest, out Timestamp at) && at + Remembered < latest)
        {
            ended.Dequeue();
            orders.Remove(oldest);
        }

        if (received.Count - orders.Count >= Math.Max(FewestForgotten, orders.Count))
        {
            Tidy();
        }
    }

    /// <summary>Keeps a message about an order that is remembered.</summary>
    public void Add(in BrokerEvent message)
    {
        if (orders.ContainsKey(message.ClientOrderId))
        {
            events.Add(message);
        }
    }

    public string NextExecutionId() => $"sim-{++executions}";

    public void Move(InstrumentId instrument, decimal signedQuantity)
    {
        decimal position = positions.GetValueOrDefault(instrument.Value) + signedQuantity;
        if (position == 0)
        {
            positions.Remove(instrument.Value);
        }
        else
        {
            positions[instrument.Value] = position;
        }
    }

    /// <summary>Restates a position after a split.</summary>
    public void Split(InstrumentId instrument, long sharesAfter, long sharesBefore)
    {
        if (positions.TryGetValue(instrument.Value, out decimal position))
        {
            positions[instrument.Value] = position * sharesAfter / sharesBefore;
        }
    }

    public BrokerState ToState()
    {
        Tidy();
        return new([.. events], positions.ToDictionary(held => new InstrumentId(held.Key), held => held.Value))
        {
            KnownOrders = [.. received],
        };
    }

    public void Write(PayloadWriter writer)
    {
        Tidy();
        writer.WriteInt64(executions);
        writer.WriteTimestamp(latest);
        writer.WriteInt32(received.Count);
        foreach (string id in received)
        {
            (OrderStatus status, Timestamp since) = orders[id];
            writer.WriteString(id);
            writer.WriteByte((byte)status);
            writer.WriteTimestamp(since);
        }

        writer.WriteInt32(events.Count);
        // Messages never change: those stored once before are copied, so that storing often costs little.
        for (; stored < events.Count; stored++)
        {
            BrokerPayloads.WriteEvent(storedEvents, events[stored]);
        }

        writer.WriteBytes(storedEvents.WrittenSpan);
        writer.WriteInt32(positions.Count);
        foreach ((int instrument, decimal quantity) in positions)
        {
            writer.WriteInt32(instrument);
            writer.WriteDecimal(quantity);
        }
    }

    /// <summary>Reads what was written; the first form has no times, and what had ended then is forgotten first.</summary>
    public static BrokerRecord Read(ref PayloadReader reader, bool hasTimes)
    {
        var record = new BrokerRecord { executions = reader.ReadInt64() };
        record.latest = hasTimes ? reader.ReadTimestamp() : Timestamp.MinValue;
        int count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            string id = reader.ReadString();
            if (!record.TryReceive(id))
            {
                throw new PayloadException($"Order '{id}' is in the payload twice.");
            }

            OrderStatus status = BrokerPayloads.ReadEnum<OrderStatus>(ref reader);
            record.Note(id, status, hasTimes ? reader.ReadTimestamp() : record.latest);
        }

        count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            record.events.Add(BrokerPayloads.ReadEvent(ref reader));
        }

        count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            record.Move(new InstrumentId(reader.ReadInt32()), reader.ReadDecimal());
        }

        return record;
    }

    private void Note(string id, OrderStatus status, Timestamp since)
    {
        orders[id] = (status, since);
        latest = since > latest ? since : latest;
        if (OrderTransitions.IsFinal(status))
        {
            ended.Enqueue(id, since);
        }
    }

    /// <summary>Drops what belongs to forgotten orders.</summary>
    private void Tidy()
    {
        if (received.Count > orders.Count)
        {
            received.RemoveAll(id => !orders.ContainsKey(id));
            events.RemoveAll(message => !orders.ContainsKey(message.ClientOrderId));
            storedEvents.Truncate();
            stored = 0;
        }
    }
}
