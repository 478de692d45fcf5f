using System.Runtime.CompilerServices;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Market;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Applies one datum: the broker first, then the account, then the store; what it triggers is queued for the round.</summary>
internal sealed class SliceApplier(
    EngineParts parts,
    SimulatedVenue venue,
    CorporateActions actions,
    RoundExecutor rounds
) : ISliceSink, ICheckpointed
{
    private readonly Timestamp[] _newestBar = [.. parts.Instruments.Select(_ => Timestamp.MinValue)];

    /// <summary>How many data came in; those that a data filter put aside are among them.</summary>
    public long Inputs { get; private set; }

    /// <summary>Whether something held was marked since this was last set to false.</summary>
    public bool HasMarkedHolding { get; set; }

    public string Section => "slices";

    public int SectionVersion => 1;

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(Inputs);
        writer.WriteBoolean(HasMarkedHolding);
        writer.WriteRaw<Timestamp>(_newestBar);
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Inputs = reader.ReadInt64();
        HasMarkedHolding = reader.ReadBoolean();
        reader.ReadRaw<Timestamp>(_newestBar);
    }

    public void Apply<T>(in T datum, SeriesTable<T> table)
        where T : struct, IDatum<T>
    {
        Number(in datum);
        PutInForce(in datum, table);
    }

    /// <summary>Gives a datum its number and its place on the tape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number<T>(in T datum)
        where T : struct, IDatum<T>
    {
        parts.Log.Advance(1);
        Inputs++;
        parts.Tape?.Add(in datum, parts.Log.Sequence);
    }

    /// <summary>Lets everything see a datum that has its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutInForce<T>(in T datum, SeriesTable<T> table)
        where T : struct, IDatum<T>
    {
        venue.OnDatum(in datum);
        if (typeof(T) == typeof(Bar))
        {
            ApplyBar(in Unsafe.As<T, Bar>(ref Unsafe.AsRef(in datum)));
        }
        else if (typeof(T) == typeof(Trade))
        {
            ref readonly Trade trade = ref Unsafe.As<T, Trade>(ref Unsafe.AsRef(in datum));
            if (!trade.IsSuspicious)
            {
                Mark(trade.Instrument, trade.Price);
            }
        }
        else if (typeof(T) == typeof(CorporateAction))
        {
            actions.Announce(in Unsafe.As<T, CorporateAction>(ref Unsafe.AsRef(in datum)));
        }

        if (table.Find(datum.Instrument, datum.Variant) is { } series && series.Append(in datum))
        {
            foreach (ActivationShard shard in series.Triggers)
            {
                rounds.Queue(shard);
            }
        }
    }

    private void ApplyBar(in Bar bar)
    {
        ref Timestamp newest = ref _newestBar[bar.Instrument.Value];
        if (bar.EventTime < newest)
        {
            return; // late, or a correction of the past: it is no price of now
        }

        newest = bar.EventTime;
        if (parts.Paper.IsWaiting(bar.Instrument))
        {
            parts.Paper.OnBar(in bar);
        }

        Mark(bar.Instrument, bar.Close);
    }

    private void Mark(InstrumentId instrument, long price)
    {
        parts.Ledger.Mark(instrument, price);
        HasMarkedHolding |= parts.Ledger.Holds(instrument);
    }
}
