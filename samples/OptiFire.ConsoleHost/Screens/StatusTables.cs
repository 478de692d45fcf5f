using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Tables of what a running engine says of itself.</summary>
internal static class StatusTables
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static Table Of(IReadOnlyList<PluginStatus> plugins) =>
        new(
            "plugins",
            "Plugins",
            [
                "Instance",
                "State",
                "Runs",
                "Ok",
                "Not ready",
                "Failed",
                "Late",
                "Skipped",
                "Over budget",
                "p99 ms",
                "Why",
            ],
            [
                .. plugins.Select(p =>
                    (IReadOnlyList<string>)
                        [
                            p.Instance.ToString(),
                            p.State.ToString(),
                            p.Runs.ToString(Culture),
                            p.Ok.ToString(Culture),
                            p.NotReady.ToString(Culture),
                            p.Failed.ToString(Culture),
                            p.Late.ToString(Culture),
                            p.Skipped.ToString(Culture),
                            p.BudgetBreaches.ToString(Culture),
                            Milliseconds(p.P99Milliseconds),
                            p.Reason ?? p.LastReason ?? "",
                        ]
                ),
            ]
        );

    public static Table Of(PluginStatus p) =>
        Figures(
            p.Instance.ToString(),
            ("Category", p.Category.ToString()),
            ("Never shed or paused", p.IsKept ? "yes" : "no"),
            ("State", p.State.ToString()),
            ("Why", p.Reason ?? ""),
            ("Since", Text(p.Since)),
            ("Tried again", Text(p.Until)),
            ("Runs", p.Runs.ToString(Culture)),
            ("Ok", p.Ok.ToString(Culture)),
            ("Not ready", p.NotReady.ToString(Culture)),
            ("Failed", p.Failed.ToString(Culture)),
            ("Late", p.Late.ToString(Culture)),
            ("Skipped", p.Skipped.ToString(Culture)),
            ("Over budget", p.BudgetBreaches.ToString(Culture)),
            ("Time p50 ms", Milliseconds(p.P50Milliseconds)),
            ("Time p99 ms", Milliseconds(p.P99Milliseconds)),
            ("Time longest ms", Milliseconds(p.MaxMilliseconds)),
            ("CPU last ms", Milliseconds(p.LastCpuMilliseconds)),
            ("CPU total ms", Milliseconds(p.TotalCpuMilliseconds)),
            ("Allocated last MB", Milliseconds(p.LastAllocatedMegabytes)),
            ("Allocated total MB", Milliseconds(p.TotalAllocatedMegabytes)),
            ("Lost threads", p.LostThreads.ToString(Culture)),
            ("Last run", Text(p.LastRun)),
            ("Last status", p.LastStatus?.ToString() ?? ""),
            ("Last reason", p.LastReason ?? "")
        );

    public static Table Of(IReadOnlyList<ScheduledRun> runs) =>
        new(
            "schedule",
            "Schedule",
            ["Instance", "Shard", "Schedule", "Next", "Last", "Fired", "Coalesced", "Misfired", "Paused"],
            [
                .. runs.Select(r =>
                    (IReadOnlyList<string>)
                        [
                            r.Instance.ToString(),
                            r.Shard.ToString(),
                            r.Schedule,
                            Text(r.Next),
                            Text(r.Last),
                            r.Fired.ToString(Culture),
                            r.Coalesced.ToString(Culture),
                            r.Misfired.ToString(Culture),
                            r.IsPaused ? "yes" : "no",
                        ]
                ),
            ]
        );

    public static Table Of(InstanceId instance, IReadOnlyList<Timestamp> times) =>
        new(
            "next",
            $"Next times of {instance}",
            ["Time"],
            [.. times.Select(t => (IReadOnlyList<string>)[t.ToString()])]
        );

    public static Table Of(IReadOnlyList<CheckpointInfo> checkpoints) =>
        new(
            "checkpoints",
            "Checkpoints",
            ["Name", "Sequence", "Engine time", "Taken at", "Bytes", "Schema", "Usable"],
            [
                .. checkpoints.Select(c =>
                    (IReadOnlyList<string>)
                        [
                            c.Name,
                            c.Sequence.ToString(Culture),
                            c.EngineTime.ToString(),
                            c.TakenAt.ToString(),
                            c.Bytes.ToString(Culture),
                            c.SchemaVersion.ToString(Culture),
                            c.Fault is { } fault ? $"no: {fault}" : "yes",
                        ]
                ),
            ]
        );

    public static Table Of(EngineHealth health) =>
        Figures(
            "Health",
            [
                ("Running", health.IsRunning ? "yes" : "no"),
                ("Sequence", health.Sequence.ToString(Culture)),
                ("Durable sequence", health.DurableSequence.ToString(Culture)),
                ("Engine time", health.EngineTime.ToString()),
                ("Since last step s", Seconds(health.SinceStep)),
                ("In this step for s", Seconds(health.InStepFor)),
                ("Since broker spoke s", health.SinceBroker is { } broker ? Seconds(broker) : "never"),
                ("Open orders", health.OpenOrders.ToString(Culture)),
                ("Workers", health.Workers.ToString(Culture)),
                ("Lost threads", health.LostThreads.ToString(Culture)),
                .. health.Feeds.Select(f =>
                    ($"Feed {f.Name}", f.HasEnded ? $"{f.Rows} rows, ended" : $"{f.Rows} rows, newest {Text(f.Newest)}")
                ),
            ]
        );

    private static Table Figures(string title, params IEnumerable<(string Name, string Value)> figures) =>
        new("figures", title, ["Figure", "Value"], [.. figures.Select(f => (IReadOnlyList<string>)[f.Name, f.Value])]);

    private static string Text(Timestamp? time) => time?.ToString() ?? "none";

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.###", Culture);

    private static string Milliseconds(double value) => double.IsNaN(value) ? "none" : value.ToString("0.###", Culture);
}
