using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>The stored form of what a shard remembers between runs beside its plugin's state.</summary>
/// <remarks>Counts of runs belong to the run's report; durations and costs are telemetry and are left out.</remarks>
internal static class ShardState
{
    /// <summary>Stores which shard it is; <see cref="PluginGraph.ReadShard"/> finds it again.</summary>
    public static void SaveKey(this ActivationShard shard, PayloadWriter writer)
    {
        writer.WriteInt32(shard.Binding.Owner.Number);
        writer.WriteInt32(shard.Binding.Index);
        writer.WriteInt32(shard.Shard.Instrument.Value);
    }

    public static void Save(ActivationShard shard, PayloadWriter writer)
    {
        writer.WriteBoolean(shard.Last is not null);
        Write(shard.Last ?? default, writer);
        writer.WriteInt32(shard.LastOutputs.Length);
        writer.WriteBytes(shard.LastOutputs.WrittenSpan);
        writer.WriteInt32(shard.Ports.Length);
        foreach (PortSlot port in shard.Ports)
        {
            writer.WriteString(port.Port.Name);
            port.Save(writer);
        }

        PluginStatistics counts = shard.Statistics;
        foreach (
            long count in (ReadOnlySpan<long>)[counts.Runs, counts.Ok, counts.NotReady, counts.Failed, counts.Late]
        )
        {
            writer.WriteInt64(count);
        }
    }

    public static void Load(ActivationShard shard, ref PayloadReader reader)
    {
        bool hasRun = reader.ReadBoolean();
        RunResult result = ReadResult(ref reader);
        shard.Last = hasRun ? result : null;
        shard.LastOutputs.Truncate();
        shard.LastOutputs.WriteBytes(reader.ReadBytes(reader.ReadCount()));
        if (reader.ReadInt32() != shard.Ports.Length)
        {
            throw new PayloadException($"{shard.Instance} had another number of ports.");
        }

        foreach (PortSlot port in shard.Ports)
        {
            string name = reader.ReadString();
            if (name != port.Port.Name)
            {
                throw new PayloadException($"{shard.Instance} had the port '{name}' where it has '{port.Port}' now.");
            }

            port.Load(ref reader);
        }

        PluginStatistics counts = shard.Statistics;
        counts.Runs = reader.ReadInt64();
        counts.Ok = reader.ReadInt64();
        counts.NotReady = reader.ReadInt64();
        counts.Failed = reader.ReadInt64();
        counts.Late = reader.ReadInt64();
    }

    public static void Write(RunResult result, PayloadWriter writer)
    {
        writer.WriteByte((byte)result.Status);
        writer.WriteString(result.Reason);
    }

    public static RunResult ReadResult(ref PayloadReader reader)
    {
        var status = (RunStatus)reader.ReadByte();
        string? reason = reader.ReadStringOrNull();
        return status switch
        {
            RunStatus.Ok => RunResult.Ok,
            RunStatus.NotReady => RunResult.NotReady(reason!),
            _ => RunResult.Failed(reason!),
        };
    }
}
