using System.Globalization;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Orders;

/// <summary>The orders that work, per instrument, and those that were final within the last hour: late messages find them.</summary>
/// <remarks>All orders of a run are in its journal; that many do not stay in memory.</remarks>
internal sealed class OrderTable(IInstruments instruments, string runId) : ICheckpointed
{
    /// <summary>How long an order that is final is kept, in the engine's time.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, TrackedOrder> _byClientId = new(StringComparer.Ordinal);
    private readonly Queue<(Timestamp At, TrackedOrder Order)> _final = new();
    private readonly List<TrackedOrder>[] _working = [.. instruments.Select(_ => new List<TrackedOrder>(2))];

    public string Section => "orders";

    public int SectionVersion => 2;

    /// <summary>How many were decided so far.</summary>
    public long Count { get; private set; }

    public IEnumerable<TrackedOrder> Working => _working.SelectMany(list => list);

    public string NextClientOrderId => ClientOrderId(NextId);

    public long NextId => Count + 1;

    /// <summary>Whether an id can only be of an order that this run has not decided yet.</summary>
    public bool IsToCome(string clientOrderId) =>
        clientOrderId.StartsWith(runId + "-", StringComparison.Ordinal)
        && (
            !long.TryParse(clientOrderId.AsSpan(runId.Length + 1), CultureInfo.InvariantCulture, out long id)
            || id > Count
        );

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
        Count++;
        _byClientId.Add(order.ClientOrderId, order);
        _working[request.Instrument.Value].Add(order);
        return order;
    }

    public TrackedOrder? Find(string clientOrderId) => _byClientId.GetValueOrDefault(clientOrderId);

    /// <summary>Takes an order that became final off the working list.</summary>
    public void Settle(TrackedOrder order, Timestamp now)
    {
        _working[order.Request.Instrument.Value].Remove(order);
        _final.Enqueue((now, order));
        while (_final.TryPeek(out (Timestamp At, TrackedOrder Order) oldest) && oldest.At + Kept < now)
        {
            _final.Dequeue();
            _byClientId.Remove(oldest.Order.ClientOrderId);
        }
    }

    /// <summary>The order of a number that works.</summary>
    public TrackedOrder At(long id) => _byClientId[ClientOrderId(id)];

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(Count);
        writer.WriteInt32(_final.Count);
        foreach ((Timestamp at, TrackedOrder order) in _final)
        {
            writer.WriteTimestamp(at);
            writer.WriteInt64(order.Id);
            order.Save(writer);
        }

        foreach (List<TrackedOrder> working in _working)
        {
            writer.WriteInt32(working.Count);
            foreach (TrackedOrder order in working)
            {
                writer.WriteInt64(order.Id);
                order.Save(writer);
            }
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Count = reader.ReadInt64();
        if (scope.Version == 1)
        {
            LoadFirstForm(ref reader);
            return;
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            Timestamp at = reader.ReadTimestamp();
            _final.Enqueue((at, LoadOrder(reader.ReadInt64(), ref reader)));
        }

        foreach (List<TrackedOrder> working in _working)
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                working.Add(LoadOrder(reader.ReadInt64(), ref reader));
            }
        }
    }

    /// <summary>The first form held every order of the run, and then the numbers of those that worked.</summary>
    private void LoadFirstForm(ref PayloadReader reader)
    {
        for (long id = 1; id <= Count; id++)
        {
            TrackedOrder order = LoadOrder(id, ref reader);
            if (OrderTransitions.IsFinal(order.Status))
            {
                _final.Enqueue((order.DecidedAt, order));
            }
        }

        foreach (List<TrackedOrder> working in _working)
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                working.Add(At(reader.ReadInt64()));
            }
        }
    }

    private TrackedOrder LoadOrder(long id, ref PayloadReader reader)
    {
        TrackedOrder order = TrackedOrder.Load(id, ClientOrderId(id), instruments.Count, ref reader);
        _byClientId.Add(order.ClientOrderId, order);
        return order;
    }

    private string ClientOrderId(long id) => $"{runId}-{id}";
}
