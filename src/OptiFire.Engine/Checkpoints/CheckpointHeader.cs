using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Whose checkpoint it is and when it was taken.</summary>
public sealed record CheckpointHeader
{
    /// <summary>The version of the engine that took it.</summary>
    public required string PackageVersion { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>SHA-256 over the run's first records, in hexadecimal: settings, plugins, instruments, inputs.</summary>
    public required string StartHash { get; init; }

    /// <summary>The last sequence it includes.</summary>
    public required long Sequence { get; init; }

    /// <summary>The engine's time: everything available up to it was applied.</summary>
    public required Timestamp EngineTime { get; init; }

    /// <summary>Real time when it was taken.</summary>
    public required Timestamp TakenAt { get; init; }

    internal void Write(PayloadWriter writer)
    {
        writer.WriteString(PackageVersion);
        writer.WriteString(RunId);
        writer.WriteString(StartHash);
        writer.WriteInt64(Sequence);
        writer.WriteTimestamp(EngineTime);
        writer.WriteTimestamp(TakenAt);
    }

    internal static CheckpointHeader Read(ref PayloadReader reader, int schemaVersion) =>
        new()
        {
            PackageVersion = reader.ReadString(),
            RunId = reader.ReadString(),
            StartHash = reader.ReadString(),
            Sequence = reader.ReadInt64(),
            EngineTime = reader.ReadTimestamp(),
            TakenAt = reader.ReadTimestamp(),
        };
}
