using Microsoft.Extensions.Logging;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine;

/// <summary>Everything the engine logs.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Error, "The subscriber {Subscriber} failed at sequence {Sequence}")]
    public static partial void SubscriberFailed(ILogger logger, string subscriber, long sequence, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Plugin} {Shard} failed at sequence {Sequence}: {Reason}")]
    public static partial void PluginFailed(
        ILogger logger,
        string plugin,
        string shard,
        long sequence,
        string? reason,
        Exception? exception
    );

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Engine '{Engine}' starts: {Instruments} instruments, {Plugins} plugin instances, run {RunId}"
    )]
    public static partial void Starting(ILogger logger, string engine, int instruments, int plugins, string runId);

    [LoggerMessage(
        4,
        LogLevel.Information,
        "Engine '{Engine}' ends at sequence {Sequence}: {Fills} fills, equity {Equity}"
    )]
    public static partial void Ended(ILogger logger, string engine, long sequence, long fills, decimal equity);

    [LoggerMessage(5, LogLevel.Warning, "Trading is {State} at sequence {Sequence}: {Reason}")]
    public static partial void TradingStateChanged(ILogger logger, string state, long sequence, string reason);

    [LoggerMessage(60, LogLevel.Warning, "Checkpoint {Name} cannot be used: {Reason}")]
    public static partial void CheckpointSkipped(ILogger logger, string name, string reason);

    [LoggerMessage(61, LogLevel.Warning, "Checkpoints cannot be looked for: {Reason}")]
    public static partial void CheckpointsUnreadable(ILogger logger, string reason);

    [LoggerMessage(62, LogLevel.Information, "The run goes on from checkpoint {Name} at sequence {Sequence}")]
    public static partial void GoesOnFromCheckpoint(ILogger logger, string name, long sequence);

    [LoggerMessage(63, LogLevel.Information, "No checkpoint can be used: the run is replayed from its first datum")]
    public static partial void ReplaysFromTheStart(ILogger logger);

    [LoggerMessage(6, LogLevel.Debug, "{Plugin} {Shard} is not ready at sequence {Sequence}: {Reason}")]
    public static partial void PluginNotReady(
        ILogger logger,
        string plugin,
        string shard,
        long sequence,
        string? reason
    );

    [LoggerMessage(7, LogLevel.Error, "Service {Service} ended")]
    public static partial void ServiceFailed(ILogger logger, string service, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "Service {Service} did not end within {Seconds} s")]
    public static partial void ServiceLate(ILogger logger, string service, double seconds);

    [LoggerMessage(9, LogLevel.Warning, "{Service} found ({Severity}): {Message}")]
    public static partial void ServiceFinding(
        ILogger logger,
        Sdk.Plugins.Roles.FindingSeverity severity,
        string service,
        string message
    );

    [LoggerMessage(30, LogLevel.Warning, "The engine was held up from {From} until {To}, at sequence {Sequence}")]
    public static partial void ClockJumped(ILogger logger, Timestamp from, Timestamp to, long sequence);

    [LoggerMessage(31, LogLevel.Warning, "{Misfired} timers were too late to run at {Time}; the first was {Timer}")]
    public static partial void TimersMisfired(ILogger logger, long misfired, Timestamp time, string timer);

    [LoggerMessage(20, LogLevel.Warning, "{Plugin} is {State} at sequence {Sequence}: {Reason}")]
    public static partial void PluginStopped(ILogger logger, string plugin, string state, long sequence, string reason);
}
