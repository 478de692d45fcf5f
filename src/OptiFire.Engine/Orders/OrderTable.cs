using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Orders;

/// <summary>Every order of the run, and what is still working per instrument.</summary>
internal sealed class OrderTable(IInstruments instruments, string runId) : ICheckpointed
{
    private readonly Dictionary<string, TrackedOrder> _byClientId = new(StringComparer.Ordinal);
    private readonly List<TrackedOrder> _all = [];
    private readonly List<TrackedOrder>[] _working = [.. instruments.Select(_ => new List<TrackedOrder>(2))];

    public string Section => "orders";

    public int SectionVersion => 1;

    public long Count => _all.Count;

    public IEnumerable<TrackedOrder> Working => _working.SelectMany(list => list);

    public string NextClientOrderId => ClientOrderId(NextId);

    public long NextId => _all.Count + 1;

    /// <summary>Whether an id can only be of this run.</summary>
    public bool IsOurs(string clientOrderId) => clientOrderId.StartsWith(runId + "-", StringComparison.Ordinal);

    public IReadOnlyList<TrackedOrder> WorkingIn(InstrumentId instrument) => _working[instrument.Value];

    /// <summary>Signed units that working orders may still bring.</summary>
    public decimal WorkingQuantity(InstrumentId instrument)
    {
        decimal sum = 0;
        foreach (TrackedOrder order in _working[instrument.Value])
        {
            sum += order.SignedRemaining;
        }

        return sum;
    }

    /// <summary>Signed units that working orders may still bring one owner.</summary>
    public decimal AwaitedBy(InstanceId owner, InstrumentId instrument)
    {
        decimal sum = 0;
        foreach (TrackedOrder order in _working[instrument.Value])
        {
            sum += order.AwaitedBy(owner, instruments[instrument].LotSize);
        }

        return sum;
    }

    public TrackedOrder Add(OrderRequest request, Allocation[] allocations, Timestamp now, long sequence)
    {
        var order = new TrackedOrder(NextId, NextClientOrderId, request, allocations, now, sequence);
        Enter(order);
        _working[request.Instrument.Value].Add(order);
        return order;
    }

    public TrackedOrder? Find(string clientOrderId) => _byClientId.GetValueOrDefault(clientOrderId);

    /// <summary>Takes an order that became final off the working list.</summary>
    public void Settle(TrackedOrder order) => _working[order.Request.Instrument.Value].Remove(order);

    /// <summary>The order of a number.</summary>
    public TrackedOrder At(long id) => _all[(int)id - 1];

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(Count);
        foreach (TrackedOrder order in _all)
        {
            order.Save(writer);
        }

        foreach (List<TrackedOrder> working in _working)
        {
            writer.WriteInt32(working.Count);
            working.ForEach(order => writer.WriteInt64(order.Id));
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        long last = reader.ReadInt64();
        for (long id = 1; id <= last; id++)
        {
            Enter(TrackedOrder.Load(id, ClientOrderId(id), instruments.Count, ref reader));
        }

        foreach (List<TrackedOrder> working in _working)
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                working.Add(At(reader.ReadInt64()));
            }
        }
    }

    private void Enter(TrackedOrder order)
    {
        _all.Add(order);
        _byClientId.Add(order.ClientOrderId, order);
    }

    private string ClientOrderId(long id) => $"{runId}-{id}";
}
