using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>An average of all closes so far.</summary>
public sealed class SubjectState(Behaviour behaviour, long count, double mean, double[] hoard)
    : IPluginState<SubjectState>
{
    public static int SchemaVersion => 1;

    public long Count { get; private set; } = count;

    public double Mean { get; private set; } = mean;

    public double[] Hoard { get; set; } = hoard;

    public static SubjectState Read(ref PayloadReader reader, int schemaVersion)
    {
        var behaviour = (Behaviour)reader.ReadByte();
        return new SubjectState(
            behaviour,
            behaviour == Behaviour.ForgetsState ? 1 : reader.ReadInt64(),
            reader.ReadDouble(),
            reader.ReadDoubles()
        );
    }

    public void Add(double close)
    {
        Count++;
        Mean += (close - Mean) / Count;
    }

    public SubjectState Copy() => new(behaviour, Count, Mean, [.. Hoard]);

    public void Write(PayloadWriter writer)
    {
        writer.WriteByte((byte)behaviour);
        if (behaviour != Behaviour.ForgetsState)
        {
            writer.WriteInt64(Count);
        }

        writer.WriteDouble(Mean);
        writer.WriteDoubles(Hoard);
        if (behaviour == Behaviour.StoresTooMuch)
        {
            writer.WriteInt32(0);
        }
    }
}
