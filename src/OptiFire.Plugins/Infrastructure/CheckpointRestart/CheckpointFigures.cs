using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What is shown of checkpoints.</summary>
/// <param name="Taken">How many were taken by this service.</param>
/// <param name="Failed">How many attempts failed.</param>
/// <param name="Fault">Why the last attempt failed; null when it did not.</param>
/// <param name="Stored">Those stored, newest first.</param>
internal sealed record CheckpointFigures(long Taken, long Failed, string? Fault, IReadOnlyList<CheckpointInfo> Stored)
{
    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public ServiceReport ToReport(DateTimeOffset now)
    {
        Timestamp time = Timestamp.From(now);
        CheckpointInfo? newest = Stored.FirstOrDefault(c => c.Fault is null);
        List<ServiceFigure> figures =
        [
            new("stored", Stored.Count),
            new("damaged", Stored.Count(c => c.Fault is not null)),
            new("taken", Taken),
            new("failed", Failed),
        ];
        if (newest is not null)
        {
            figures.Add(new("age", (time - newest.TakenAt).TotalSeconds, "seconds"));
            figures.Add(new("size", newest.Bytes, "bytes"));
        }

        if (newest?.Pause is { } pause)
        {
            figures.Add(new("pause", pause.TotalMilliseconds, "milliseconds"));
        }

        return new ServiceReport(Fault is null ? RunResult.Ok : RunResult.Failed(Fault))
        {
            Figures = figures,
            Tables = [ToTable(time)],
        };
    }

    private Table ToTable(Timestamp now) =>
        new(
            "checkpoints",
            "Checkpoints, newest first",
            ["name", "sequence", "engine time", "age, s", "size, bytes", "pause, ms", "schema", "fault"],
            [.. Stored.Select(c => Row(c, now))]
        );

    private static IReadOnlyList<string> Row(CheckpointInfo info, Timestamp now) =>
        info.Fault is null
            ?
            [
                info.Name,
                info.Sequence.ToString(Invariant),
                info.EngineTime.ToString(),
                (now - info.TakenAt).TotalSeconds.ToString("0", Invariant),
                info.Bytes.ToString(Invariant),
                info.Pause?.TotalMilliseconds.ToString("0.###", Invariant) ?? "",
                info.SchemaVersion.ToString(Invariant),
                "",
            ]
            : [info.Name, "", "", "", info.Bytes.ToString(Invariant), "", "", info.Fault];
}
