using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>The orders that wait, by instrument in the order of their arrival.</summary>
/// <remarks>The orders of an instrument are an array that is copied on change, so a loop over it survives changes.</remarks>
internal sealed class WorkingOrders
{
    private readonly Dictionary<string, WorkingOrder> byId = new(StringComparer.Ordinal);
    private WorkingOrder[][] byInstrument = [];
    private Timestamp earliestExpiry = Timestamp.MaxValue;

    public bool Any(InstrumentId instrument) => Of(instrument).Length > 0;

    public WorkingOrder[] Of(InstrumentId instrument) =>
        (uint)instrument.Value < (uint)byInstrument.Length ? byInstrument[instrument.Value] : [];

    public bool TryFind(string id, [NotNullWhen(true)] out WorkingOrder? order) => byId.TryGetValue(id, out order);

    public void Add(WorkingOrder order)
    {
        int index = order.Request.Instrument.Value;
        int length = byInstrument.Length;
        if (index >= length)
        {
            Array.Resize(ref byInstrument, Math.Max(index + 1, length * 2));
            byInstrument.AsSpan(length).Fill([]);
        }

        byInstrument[index] = [.. byInstrument[index], order];
        byId.Add(order.Id, order);
        earliestExpiry = Earlier(earliestExpiry, order.ExpiresAt);
    }

    public void Remove(WorkingOrder order)
    {
        order.IsDone = true;
        byId.Remove(order.Id);
        ref WorkingOrder[] siblings = ref byInstrument[order.Request.Instrument.Value];
        siblings = Array.FindAll(siblings, sibling => sibling != order);
    }

    /// <summary>The orders whose time ran out before a point, in the order of their arrival.</summary>
    public WorkingOrder[] ExpiringBefore(Timestamp limit) => limit <= earliestExpiry ? [] : Scan(limit);

    public void Write(PayloadWriter writer)
    {
        writer.WriteInt32(byId.Count);
        foreach (WorkingOrder order in byId.Values.OrderBy(order => order.Sequence))
        {
            order.Write(writer);
        }
    }

    public static WorkingOrders Read(ref PayloadReader reader, int instruments)
    {
        var orders = new WorkingOrders();
        int count = BrokerPayloads.ReadCount(ref reader);
        for (int i = 0; i < count; i++)
        {
            WorkingOrder order = WorkingOrder.Read(ref reader);
            if ((uint)order.Request.Instrument.Value >= (uint)instruments || orders.byId.ContainsKey(order.Id))
            {
                throw new PayloadException(
                    $"Order '{order.Id}' in the payload is doubled or in an unknown instrument."
                );
            }

            orders.Add(order);
        }

        return orders;
    }

    // Apart from its caller: the closures below cost an allocation as soon as the method is entered.
    private WorkingOrder[] Scan(Timestamp limit)
    {
        WorkingOrder[] due = [.. byId.Values.Where(order => order.ExpiresAt < limit).OrderBy(order => order.Sequence)];
        earliestExpiry = byId
            .Values.Where(order => order.ExpiresAt >= limit)
            .Aggregate(Timestamp.MaxValue, (earliest, order) => Earlier(earliest, order.ExpiresAt));
        return due;
    }

    private static Timestamp Earlier(Timestamp a, Timestamp b) => a < b ? a : b;
}
