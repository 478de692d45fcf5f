using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What the broker never forgets: the ids it received, what became of them, every message, the positions.</summary>
internal sealed class BrokerRecord
{
    private readonly List<string> received = [];
    private readonly Dictionary<string, OrderStatus> status = new(StringComparer.Ordinal);
    private readonly List<BrokerEvent> events = [];
    private readonly SortedDictionary<int, decimal> positions = [];
    private readonly PayloadWriter storedEvents = new();
    private int stored;
    private long executions;

    /// <summary>Takes an id in; false when it was received before.</summary>
    public bool TryReceive(string id)
    {
        if (!status.TryAdd(id, OrderStatus.Submitted))
        {
            return false;
        }

        received.Add(id);
        return true;
    }

    public bool TryGetStatus(string id, out OrderStatus found) => status.TryGetValue(id, out found);

    public void SetStatus(string id, OrderStatus to) => status[id] = to;

    public void Add(in BrokerEvent message) => events.Add(message);

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

    public BrokerState ToState() =>
        new([.. events], positions.ToDictionary(held => new InstrumentId(held.Key), held => held.Value))
        {
            KnownOrders = [.. received],
        };

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt64(executions);
        writer.WriteInt32(received.Count);
        foreach (string id in received)
        {
            writer.WriteString(id);
            writer.WriteByte((byte)status[id]);
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

    public static BrokerRecord Read(ref PayloadReader reader)
    {
        var record = new BrokerRecord { executions = reader.ReadInt64() };
        int count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            string id = reader.ReadString();
            if (!record.TryReceive(id))
            {
                throw new PayloadException($"Order '{id}' is in the payload twice.");
            }

            record.SetStatus(id, BrokerPayloads.ReadEnum<OrderStatus>(ref reader));
        }

        count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            record.Add(BrokerPayloads.ReadEvent(ref reader));
        }

        count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            record.Move(new InstrumentId(reader.ReadInt32()), reader.ReadDecimal());
        }

        return record;
    }
}
