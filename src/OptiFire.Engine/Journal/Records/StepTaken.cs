using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Journal.Records;

/// <summary>A stage of the decision pipeline acted on a target.</summary>
/// <param name="Step">What it did.</param>
public readonly record struct StepTaken(StageStep Step) : IJournalRecord<StepTaken>
{
    /// <inheritdoc />
    public static JournalRecordKind Kind => JournalRecordKind.Step;

    /// <inheritdoc />
    public static void Write(in StepTaken value, PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StageStep step = value.Step;
        writer.WriteByte((byte)step.Stage);
        writer.WriteInt32(step.Instrument.Value);
        writer.WriteString(step.Rule.PluginId);
        writer.WriteString(step.Rule.Name);
        writer.WriteDecimal(step.Before);
        writer.WriteDecimal(step.After);
        writer.WriteString(step.Reason);
    }

    /// <inheritdoc />
    public static StepTaken Read(ref PayloadReader reader) =>
        new(
            new StageStep(
                (Stage)reader.ReadByte(),
                new InstrumentId(reader.ReadInt32()),
                new InstanceId(reader.ReadString(), reader.ReadStringOrNull()),
                reader.ReadDecimal(),
                reader.ReadDecimal(),
                reader.ReadString()
            )
        );
}
