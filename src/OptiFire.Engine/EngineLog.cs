using Microsoft.Extensions.Logging;

namespace OptiFire.Engine;

/// <summary>Everything the engine logs.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1, LogLevel.Error, "A subscriber to {EventType} failed at sequence {Sequence}")]
    public static partial void SubscriberFailed(ILogger logger, string eventType, long sequence, Exception exception);

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

    [LoggerMessage(6, LogLevel.Debug, "{Plugin} {Shard} is not ready at sequence {Sequence}: {Reason}")]
    public static partial void PluginNotReady(
        ILogger logger,
        string plugin,
        string shard,
        long sequence,
        string? reason
    );

    [LoggerMessage(7, LogLevel.Warning, "{Plugin} is {State} at sequence {Sequence}: {Reason}")]
    public static partial void PluginStopped(ILogger logger, string plugin, string state, long sequence, string reason);
}
