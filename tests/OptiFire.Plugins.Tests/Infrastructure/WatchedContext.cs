using System.Reflection;
using System.Threading.Channels;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Tests.Infrastructure;

/// <summary>A service's context that has a clock and a schedule, and keeps what is reported and raised.</summary>
public class WatchedContext : DispatchProxy
{
    private readonly Channel<ServiceReport> _reported = Channel.CreateUnbounded<ServiceReport>();

    public List<ServiceReport> Reports { get; } = [];

    public List<string> Findings { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public IReadOnlyList<ScheduledRun> Timers { get; set; } = [];

    public bool IsRunning { get; set; } = true;

    public static (IServiceContext Context, WatchedContext Seen) Make(TimeProvider time)
    {
        IServiceContext context = Create<IServiceContext, WatchedContext>();
        var seen = (WatchedContext)(object)context;
        seen.Time = time;
        return (context, seen);
    }

    public Task ReportedAsync() =>
        _reported
            .Reader.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_Time":
                return Time;
            case "get_Schedule":
                return new Board(this);
            case "get_Health":
                return new Health(this);
            case nameof(IServiceContext.Raise):
                Findings.Add((string)args![1]!);
                return null;
            case nameof(IServiceContext.Report):
                Reports.Add((ServiceReport)args![0]!);
                _reported.Writer.TryWrite(Reports[^1]);
                return null;
            default:
                throw new NotSupportedException(targetMethod.Name);
        }
    }

    private sealed class Board(WatchedContext owner) : IScheduleView
    {
        public IReadOnlyList<ScheduledRun> Read() => owner.Timers;

        public IReadOnlyList<Sdk.Time.Timestamp> Preview(Sdk.Plugins.InstanceId instance, int count) => [];
    }

    private sealed class Health(WatchedContext owner) : IEngineHealth
    {
        public EngineHealth Read() =>
            new(owner.IsRunning, 0, 0, default, TimeSpan.Zero, TimeSpan.Zero, [], null, 0, 0, 0);
    }
}
