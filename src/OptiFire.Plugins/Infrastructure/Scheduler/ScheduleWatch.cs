using System.Globalization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Looks at an engine's timers again and again, and says what was missed since the last time.</summary>
internal sealed class ScheduleWatch(IServiceContext context)
{
    private static readonly TimeSpan ClockStep = TimeSpan.FromMinutes(1);

    private Dictionary<(InstanceId Instance, string Schedule), long> _misfired = [];
    private (DateTimeOffset Wall, long Monotonic)? _clocks;

    public void Look()
    {
        WatchClocks();
        IReadOnlyList<ScheduledRun> timers = context.Schedule.Read();
        SayMisfires(timers);
        context.Report(
            new ServiceReport(
                !context.Health.Read().IsRunning ? RunResult.NotReady("no run is going on")
                : timers.Count == 0 ? RunResult.NotReady("nothing runs by the clock")
                : RunResult.Ok
            )
            {
                Figures =
                [
                    new ServiceFigure("timers", timers.Count),
                    new ServiceFigure("paused", timers.Count(t => t.IsPaused)),
                    new ServiceFigure("fired", timers.Sum(t => t.Fired)),
                    new ServiceFigure("coalesced", timers.Sum(t => t.Coalesced)),
                    new ServiceFigure("misfired", timers.Sum(t => t.Misfired)),
                ],
                Tables = [TableOf(timers)],
            }
        );
    }

    /// <summary>Timers of one instance and schedule are a row: its instruments share their times, jitter apart.</summary>
    private static Table TableOf(IReadOnlyList<ScheduledRun> timers) =>
        new(
            "schedule",
            "What runs by the clock, times in UTC",
            ["plugin", "schedule", "timers", "next", "last", "fired", "coalesced", "misfired", "paused"],
            [
                .. timers
                    .GroupBy(t => (t.Instance, t.Schedule))
                    .Select(group =>
                        (IReadOnlyList<string>)
                            [
                                group.Key.Instance.ToString(),
                                group.Key.Schedule,
                                Text(group.Count()),
                                group.Min(t => t.Next)?.ToString() ?? "",
                                group.Max(t => t.Last)?.ToString() ?? "",
                                Text(group.Sum(t => t.Fired)),
                                Text(group.Sum(t => t.Coalesced)),
                                Text(group.Sum(t => t.Misfired)),
                                group.Any(t => t.IsPaused) ? "yes" : "",
                            ]
                    ),
            ]
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void SayMisfires(IReadOnlyList<ScheduledRun> timers)
    {
        Dictionary<(InstanceId Instance, string Schedule), long> misfired = timers
            .GroupBy(t => (t.Instance, t.Schedule))
            .ToDictionary(g => g.Key, g => g.Sum(t => t.Misfired));
        (InstanceId Instance, string Schedule)[] late =
        [
            .. misfired.Where(m => m.Value > _misfired.GetValueOrDefault(m.Key)).Select(m => m.Key),
        ];
        if (late.Length > 0)
        {
            long missed = late.Sum(key => misfired[key] - _misfired.GetValueOrDefault(key));
            context.Raise(
                FindingSeverity.Warning,
                $"{Text(missed)} runs came too late and were left out: "
                    + string.Join(", ", late.Select(key => $"{key.Instance} {key.Schedule}"))
            );
        }

        _misfired = misfired;
    }

    /// <summary>Says that the wall clock was set, or that the machine slept, once for each time.</summary>
    private void WatchClocks()
    {
        (DateTimeOffset Wall, long Monotonic) now = (context.Time.GetUtcNow(), context.Time.GetTimestamp());
        if (_clocks is { } last)
        {
            TimeSpan step = now.Wall - last.Wall - context.Time.GetElapsedTime(last.Monotonic, now.Monotonic);
            if (step.Duration() > ClockStep)
            {
                context.Raise(
                    FindingSeverity.Warning,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the machine's wall clock moved by {step.TotalSeconds:0} s against its monotonic clock: it was set, or the machine slept"
                    )
                );
            }
        }

        _clocks = now;
    }
}
