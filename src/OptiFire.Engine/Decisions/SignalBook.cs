using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>The signals in force, and which instruments they touch.</summary>
internal sealed class SignalBook(IInstruments instruments, JournalLog log) : ICheckpointed
{
    private readonly Dictionary<(int Instance, ShardKey Shard), SignalEntry> _entries = [];
    private readonly List<SignalEntry>[] _byInstrument = [.. instruments.Select(_ => new List<SignalEntry>())];
    private Timestamp _nextExpiry = Timestamp.MaxValue;

    /// <summary>Called with each instrument whose signals changed.</summary>
    public Action<InstrumentId>? Touched { get; set; }

    /// <summary>Called with each signal that was emitted or ended.</summary>
    public Action<SignalEntry>? Changed { get; set; }

    public string Section => "signals";

    public int SectionVersion => 1;

    public IEnumerable<SignalEntry> All => _entries.Values;

    public IReadOnlyList<SignalEntry> On(InstrumentId instrument) => _byInstrument[instrument.Value];

    /// <summary>Puts an emitted signal in force; one that says what is in force already only renews it.</summary>
    public void Update(ActivationShard emitter, in SignalUpdate update, Timestamp now)
    {
        PluginInstance instance = emitter.Binding.Owner;
        ShardKey shard = emitter.Shard;
        SignalEntry entry = emitter.Signal ??= EntryOf(instance, shard);
        Timestamp expiresAt = update.ValidFor is { } life ? now + life : Timestamp.MaxValue;
        bool sameLegs = update.Legs is null ? entry.Legs.Count == 1 : SameLegs(update.Legs, entry.Legs);
        entry.ExpiresAt = expiresAt;
        _nextExpiry = expiresAt < _nextExpiry ? expiresAt : _nextExpiry;
        if (sameLegs && entry.Level == update.Level && entry.Confidence == update.Confidence)
        {
            return;
        }

        IReadOnlyList<SignalLeg> legs = update.Legs ?? OwnLeg(instance, shard);
        Link(entry, sameLegs ? entry.Legs : legs);
        entry.Level = update.Level;
        entry.Confidence = update.Confidence;
        entry.Horizon = update.Horizon;
        entry.Reason = update.Reason;
        entry.CreatedAt = now;
        entry.Sequence = log.Append(
            new SignalEmitted(
                instance.Number,
                shard.Instrument.Value,
                entry.Level,
                entry.Confidence,
                entry.Horizon?.Ticks ?? -1,
                expiresAt,
                entry.Legs,
                entry.Reason
            )
        );
        Touch(entry);
        Changed?.Invoke(entry);
    }

    /// <summary>Ends what has expired: its level becomes 0.</summary>
    public void Expire(Timestamp now)
    {
        if (now < _nextExpiry)
        {
            return;
        }

        _nextExpiry = Timestamp.MaxValue;
        foreach (SignalEntry entry in _entries.Values)
        {
            if (entry.ExpiresAt <= now && entry.Level != 0)
            {
                End(entry, "expired");
            }
            else if (entry.ExpiresAt > now && entry.ExpiresAt < _nextExpiry)
            {
                _nextExpiry = entry.ExpiresAt;
            }
        }
    }

    /// <summary>Passes signals on to the instances that took over; those of an instance that was switched off end.</summary>
    public void Succeed(Func<PluginInstance, PluginInstance?> successor)
    {
        foreach (SignalEntry entry in _entries.Values.ToArray())
        {
            if (successor(entry.Instance) is { } next)
            {
                entry.Instance = next;
                continue;
            }

            if (entry.Level != 0)
            {
                End(entry, "switched off");
            }

            _entries.Remove((entry.Instance.Number, entry.Shard));
            foreach (SignalLeg leg in entry.Legs)
            {
                _byInstrument[leg.Instrument.Value].Remove(entry);
            }
        }
    }

    public void Save(PayloadWriter writer)
    {
        var places = new Dictionary<SignalEntry, int>();
        writer.WriteTimestamp(_nextExpiry);
        writer.WriteInt32(_entries.Count);
        foreach (SignalEntry entry in _entries.Values)
        {
            places.Add(entry, places.Count);
            writer.WriteInt32(entry.Instance.Number);
            writer.WriteInt32(entry.Shard.Instrument.Value);
            entry.Save(writer);
        }

        foreach (List<SignalEntry> list in _byInstrument)
        {
            writer.WriteInt32(list.Count);
            list.ForEach(entry => writer.WriteInt32(places[entry]));
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        var read = new List<SignalEntry>();
        _nextExpiry = reader.ReadTimestamp();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            PluginInstance instance = scope.Graph.InstanceAt(reader.ReadInt32());
            SignalEntry entry = EntryOf(instance, new ShardKey(new InstrumentId(reader.ReadInt32())));
            entry.Load(ref reader);
            read.Add(entry);
        }

        foreach (List<SignalEntry> list in _byInstrument)
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                list.Add(read[reader.ReadInt32()]);
            }
        }
    }

    private void End(SignalEntry entry, string reason)
    {
        entry.Level = 0;
        entry.Reason = reason;
        Touch(entry);
        Changed?.Invoke(entry);
    }

    private SignalEntry EntryOf(PluginInstance instance, ShardKey shard)
    {
        if (!_entries.TryGetValue((instance.Number, shard), out SignalEntry? entry))
        {
            entry = new SignalEntry(instance, shard) { Level = double.NaN };
            _entries.Add((instance.Number, shard), entry);
        }

        return entry;
    }

    private static bool SameLegs(IReadOnlyList<SignalLeg> left, IReadOnlyList<SignalLeg> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    private static SignalLeg[] OwnLeg(PluginInstance instance, ShardKey shard) =>
        shard.Instrument == InstrumentId.None
            ? throw new InvalidOperationException($"{instance.Id} emits for the whole and must name the legs.")
            : [new SignalLeg(shard.Instrument, 1)];

    private void Link(SignalEntry entry, IReadOnlyList<SignalLeg> legs)
    {
        if (ReferenceEquals(entry.Legs, legs))
        {
            return;
        }

        Touch(entry);
        foreach (SignalLeg leg in entry.Legs)
        {
            _byInstrument[leg.Instrument.Value].Remove(entry);
        }

        entry.Legs = legs;
        foreach (SignalLeg leg in legs)
        {
            List<SignalEntry> list = _byInstrument[leg.Instrument.Value];
            if (!list.Contains(entry))
            {
                list.Add(entry);
            }
        }
    }

    private void Touch(SignalEntry entry)
    {
        for (int i = 0; i < entry.Legs.Count; i++)
        {
            Touched?.Invoke(entry.Legs[i].Instrument);
        }
    }
}
