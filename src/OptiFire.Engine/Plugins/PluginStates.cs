using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>What plugins remember: states by instance and shard, last results and port values by activation and shard.</summary>
internal sealed class PluginStates(EngineParts run) : ICheckpointed
{
    public string Section => "plugins";

    public int SectionVersion => 1;

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(run.Graph.Instances.Count);
        foreach (PluginInstance instance in run.Graph.Instances)
        {
            writer.WriteString(instance.Id.ToString());
            writer.WriteInt32(instance.States.Count);
            foreach ((ShardKey shard, StateSlot slot) in instance.States)
            {
                writer.WriteInt32(shard.Instrument.Value);
                int lengthAt = writer.Length;
                writer.WriteInt32(0);
                slot.Write(writer);
                writer.PatchInt32(lengthAt, writer.Length - lengthAt - sizeof(int));
            }
        }

        writer.WriteInt32(run.Graph.Bindings.Sum(b => b.Shards.Count));
        foreach (ActivationShard shard in run.Graph.Bindings.SelectMany(b => b.Shards))
        {
            shard.SaveKey(writer);
            ShardState.Save(shard, writer);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            string id = reader.ReadString();
            PluginInstance instance =
                run.Graph.Instances.FirstOrDefault(i => i.Id.ToString() == id)
                ?? throw new PayloadException($"Plugin instance '{id}' does not run any more.");
            for (int states = reader.ReadCount(); states > 0; states--)
            {
                var shard = new ShardKey(new InstrumentId(reader.ReadInt32()));
                ReadState(instance, shard, reader.ReadBytes(reader.ReadCount()));
            }
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            ShardState.Load(run.Graph.ReadShard(ref reader), ref reader);
        }
    }

    private static void ReadState(PluginInstance instance, ShardKey shard, ReadOnlySpan<byte> stored)
    {
        if (!instance.States.TryGetValue(shard, out StateSlot? slot))
        {
            throw new PayloadException($"{instance.Id} keeps no state for shard {shard} any more.");
        }

        var reader = new PayloadReader(stored);
        try
        {
            slot.Read(ref reader);
        }
#pragma warning disable CA1031 // a plugin may throw anything: this checkpoint cannot be used then
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new PayloadException(
                $"The state of {instance.Id}, shard {shard}, cannot be read: {exception.Message}"
            );
        }

        if (reader.Remaining > 0)
        {
            throw new PayloadException(
                $"The state of {instance.Id}, shard {shard}, leaves {reader.Remaining} bytes unread."
            );
        }
    }
}
