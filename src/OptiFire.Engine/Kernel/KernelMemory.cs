using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>The few things the loop itself remembers from one moment to the next.</summary>
internal sealed class KernelMemory(RoundExecutor rounds) : ICheckpointed
{
    public string Section => "kernel";

    public int SectionVersion => 1;

    /// <summary>When the first datum became available.</summary>
    public Timestamp First { get; set; }

    /// <summary>How many rounds were run.</summary>
    public long Rounds { get; set; }

    /// <summary>Whether something was filled since the guards were asked last.</summary>
    public bool HasFill { get; set; }

    public void Save(PayloadWriter writer)
    {
        writer.WriteTimestamp(First);
        writer.WriteInt64(Rounds);
        writer.WriteBoolean(HasFill);
        ActivationShard[] queued = [.. rounds.Queued];
        writer.WriteInt32(queued.Length);
        Array.ForEach(queued, shard => shard.SaveKey(writer));
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        First = reader.ReadTimestamp();
        Rounds = reader.ReadInt64();
        HasFill = reader.ReadBoolean();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            rounds.Queue(scope.Graph.ReadShard(ref reader));
        }
    }
}
