using System.Globalization;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;

namespace OptiFire.Engine.Replay;

/// <summary>Journal records as text, for people.</summary>
public static class JournalText
{
    /// <summary>One line.</summary>
    public static string Of(JournalEntry entry) =>
        entry.Kind switch
        {
            JournalRecordKind.RunStarted => entry.As<RunStarted>() is var r
                ? $"run {r.RunId}, {r.Instruments.Length} instruments, {r.Instances.Length} plugin instances"
                : "",
            JournalRecordKind.Input => entry.As<Input>().ToString(),
            JournalRecordKind.PluginResult => Describe(entry.As<PluginResult>()),
            JournalRecordKind.Signal => entry.As<SignalEmitted>() is var s
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"level {s.Level:R}, confidence {s.Confidence:R}, shard {s.Shard}, {s.Reason}"
                )
                : "",
            JournalRecordKind.Control => entry.As<ControlSet>().ToString(),
            JournalRecordKind.Step => entry.As<StepTaken>().Step.ToString(),
            JournalRecordKind.Intent => entry.As<OrderIntended>() is var o
                ? $"{o.ClientOrderId}: {o.Request.Side} {o.Request.Quantity} of #{o.Request.Instrument.Value}"
                : "",
            JournalRecordKind.Refusal => entry.As<OrderRefused>().ToString(),
            JournalRecordKind.CancelIntent => entry.As<CancelIntended>().ToString(),
            JournalRecordKind.Broker => entry.As<BrokerSaid>().Event.ToString(),
            JournalRecordKind.Flow => entry.As<FlowBooked>().ToString(),
            JournalRecordKind.TradingState => entry.As<TradingStateSet>().ToString(),
            JournalRecordKind.SessionClose => entry.As<AccountMarked>().ToString(),
            JournalRecordKind.Finding => entry.As<FindingNoted>().ToString(),
            JournalRecordKind.RunEnded => entry.As<RunEnded>().ToString(),
            JournalRecordKind.Instrument => entry.As<InstrumentDeclared>().Instrument.Symbol,
            JournalRecordKind.Command => entry.As<CommandGiven>().ToString(),
            JournalRecordKind.Fenced => entry.As<RunFenced>().ToString(),
            JournalRecordKind.InstanceState => entry.As<InstanceStateSet>().ToString(),
            JournalRecordKind.Tape => entry.As<TapeWritten>().ToString(),
            _ => $"{entry.Kind}, {entry.Payload.Length} bytes",
        };

    private static string Describe(in PluginResult result) =>
        result.Reason is null
            ? $"{result.Status}, shard {result.Shard}, outputs {Convert.ToHexStringLower(result.Outputs.Span)}"
            : $"{result.Status}, shard {result.Shard}: {result.Reason}";
}
