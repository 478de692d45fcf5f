using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Decisions;

/// <summary>What automatic trading may do: the strictest of what operators and guards say. Latches end only by the one who set them.</summary>
internal sealed class TradingStateBook(JournalLog log) : ICheckpointed
{
    private readonly Dictionary<ActivationShard, GuardVerdict> _verdicts = [];
    private TradingState _byOperator = TradingState.Active;
    private string _operatorReason = "";

    /// <summary>Called when the state changed.</summary>
    public Action<TradingState, string>? Changed { get; set; }

    public TradingState State { get; private set; } = TradingState.Active;

    public string Reason { get; private set; } = "";

    /// <summary>Whether a guard wants everything closed.</summary>
    public bool Flatten { get; private set; }

    public string Section => "trading-state";

    public int SectionVersion => 1;

    public void SetByOperator(TradingState state, string reason)
    {
        _byOperator = state;
        _operatorReason = reason;
        Derive();
    }

    public void SetByGuard(ActivationShard guard, GuardVerdict verdict)
    {
        _verdicts[guard] = verdict;
        Derive();
    }

    /// <summary>Passes verdicts on to the guards that took over; what a guard said that was switched off counts no more.</summary>
    public void Succeed(Func<ActivationShard, ActivationShard?> successor)
    {
        foreach ((ActivationShard guard, GuardVerdict verdict) in _verdicts.ToArray())
        {
            ActivationShard? next = successor(guard);
            if (next != guard)
            {
                _verdicts.Remove(guard);
                if (next is not null)
                {
                    _verdicts.Add(next, verdict);
                }
            }
        }

        Derive();
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteByte((byte)_byOperator);
        writer.WriteString(_operatorReason);
        writer.WriteByte((byte)State);
        writer.WriteString(Reason);
        writer.WriteBoolean(Flatten);
        writer.WriteInt32(_verdicts.Count);
        foreach ((ActivationShard guard, GuardVerdict verdict) in _verdicts)
        {
            guard.SaveKey(writer);
            writer.WriteDouble(verdict.Multiplier);
            writer.WriteByte((byte)verdict.State);
            writer.WriteBoolean(verdict.Flatten);
            writer.WriteString(verdict.Reason);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        _byOperator = (TradingState)reader.ReadByte();
        _operatorReason = reader.ReadString();
        State = (TradingState)reader.ReadByte();
        Reason = reader.ReadString();
        Flatten = reader.ReadBoolean();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            ActivationShard guard = scope.Graph.ReadShard(ref reader);
            _verdicts[guard] = new GuardVerdict(
                reader.ReadDouble(),
                (TradingState)reader.ReadByte(),
                reader.ReadBoolean(),
                reader.ReadString()
            );
        }
    }

    private void Derive()
    {
        (TradingState state, string reason) = (_byOperator, _operatorReason);
        bool flattened = Flatten;
        Flatten = false;
        foreach ((ActivationShard guard, GuardVerdict verdict) in _verdicts)
        {
            Flatten |= verdict.Flatten;
            if (verdict.State > state)
            {
                (state, reason) = (verdict.State, $"{guard.Binding.Owner.Id}: {verdict.Reason}");
            }
        }

        if (state == State && Flatten == flattened)
        {
            return;
        }

        State = state;
        Reason = reason;
        log.Append(new TradingStateSet(state, reason));
        Changed?.Invoke(state, reason);
    }
}
