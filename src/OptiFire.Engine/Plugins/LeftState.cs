using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>What an instance leaves to the one that takes its place: its states in their stored form.</summary>
/// <param name="Options">The options it ran under.</param>
/// <param name="States">By shard.</param>
internal sealed record LeftState(
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyList<(ShardKey Shard, byte[] State)> States
)
{
    public static LeftState Load(ref PayloadReader reader)
    {
        var options = new Dictionary<string, string>();
        for (int left = reader.ReadCount(minimumBytes: 8); left > 0; left--)
        {
            options.Add(reader.ReadString(), reader.ReadString());
        }

        var states = new List<(ShardKey, byte[])>();
        for (int left = reader.ReadCount(minimumBytes: 8); left > 0; left--)
        {
            var shard = new ShardKey(new InstrumentId(reader.ReadInt32()));
            states.Add((shard, reader.ReadBytes(reader.ReadCount(minimumBytes: 1)).ToArray()));
        }

        return new LeftState(options, states);
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(Options.Count);
        foreach ((string name, string value) in Options)
        {
            writer.WriteString(name);
            writer.WriteString(value);
        }

        writer.WriteInt32(States.Count);
        foreach ((ShardKey shard, byte[] state) in States)
        {
            writer.WriteInt32(shard.Instrument.Value);
            writer.WriteInt32(state.Length);
            writer.WriteBytes(state);
        }
    }
}
