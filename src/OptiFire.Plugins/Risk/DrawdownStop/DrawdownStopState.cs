using OptiFire.Numerics.Risk;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Risk;

/// <summary>What <see cref="DrawdownStop"/> must not forget: high-water mark, rung and latch.</summary>
/// <param name="Ladder">The ladder's state; default before the first equity.</param>
public readonly record struct DrawdownStopState(DrawdownLadderState Ladder) : IPluginState<DrawdownStopState>
{
    /// <inheritdoc />
    public static int SchemaVersion => 1;

    /// <inheritdoc />
    public DrawdownStopState Copy() => this;

    /// <inheritdoc />
    public void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteDouble(Ladder.Mark.Peak);
        writer.WriteDouble(Ladder.Mark.Drawdown);
        writer.WriteInt32((int)Ladder.Rung);
        writer.WriteBoolean(Ladder.IsLatched);
    }

    /// <inheritdoc />
    public static DrawdownStopState Read(ref PayloadReader reader, int schemaVersion)
    {
        var mark = new HighWaterMark(reader.ReadDouble(), reader.ReadDouble());
        return new(new DrawdownLadderState(mark, (DrawdownRung)reader.ReadInt32(), reader.ReadBoolean()));
    }
}
