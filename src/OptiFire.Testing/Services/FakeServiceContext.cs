using System.Collections.Concurrent;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Services;

/// <summary>What a service sees, without an engine: set what it reads, look at what it says and asks for.</summary>
public sealed class FakeServiceContext : IServiceContext
{
    private readonly ConcurrentQueue<ServiceReport> _reports = new();
    private readonly ConcurrentQueue<FakeFinding> _findings = new();

    /// <summary>Makes the context of a running engine on real time in which all is well.</summary>
    /// <param name="instance">Who runs.</param>
    public FakeServiceContext(InstanceId instance)
    {
        Instance = instance;
        Time = Clock;
        Health = Engine;
        OrderTimings = Orders;
    }

    /// <inheritdoc />
    public InstanceId Instance { get; }

    /// <inheritdoc />
    public bool IsVirtual { get; init; }

    /// <summary>The clock behind <see cref="Time"/> unless another is given.</summary>
    public ManualTime Clock { get; } = new();

    /// <inheritdoc />
    public TimeProvider Time { get; init; }

    /// <inheritdoc />
    public ICalendar Calendar { get; init; } = Calendars.CreateBuiltIn().Get("us-equity");

    /// <summary>The health behind <see cref="Health"/> unless another is given.</summary>
    public FakeEngineHealth Engine { get; } = new();

    /// <inheritdoc />
    public IEngineHealth Health { get; init; }

    /// <inheritdoc />
    public IScheduleView Schedule { get; init; } = new FakeSchedule();

    /// <inheritdoc />
    public ICheckpoints Checkpoints { get; init; } = new FakeCheckpoints();

    /// <inheritdoc />
    public ISettings Settings { get; init; } = new FakeSettings();

    /// <summary>The timings behind <see cref="OrderTimings"/> unless others are given.</summary>
    public FakeOrderTimings Orders { get; } = new();

    /// <inheritdoc />
    public IOrderTimings OrderTimings { get; init; }

    /// <summary>What the service asked for.</summary>
    public FakeCommands Commands { get; } = new();

    /// <summary>What the service reported, oldest first.</summary>
    public IReadOnlyCollection<ServiceReport> Reports => _reports;

    /// <summary>The newest report; null before the first.</summary>
    public ServiceReport? LastReport => _reports.LastOrDefault();

    /// <summary>What the service raised, oldest first.</summary>
    public IReadOnlyCollection<FakeFinding> Findings => _findings;

    ICommands IServiceContext.Commands => Commands;

    /// <summary>Makes the context of an engine that does not run, stores nothing and takes no commands.</summary>
    /// <param name="instance">Who runs.</param>
    public static FakeServiceContext Unavailable(InstanceId instance)
    {
        var context = new FakeServiceContext(instance)
        {
            Checkpoints = new FakeCheckpoints { Unavailable = "nothing is stored" },
        };
        context.Engine.Stop();
        context.Commands.IsOpen = false;
        return context;
    }

    /// <summary>Makes the context of an engine on virtual time.</summary>
    /// <param name="instance">Who runs.</param>
    public static FakeServiceContext OnVirtualTime(InstanceId instance)
    {
        var context = new FakeServiceContext(instance) { IsVirtual = true };
        context.Commands.IsOpen = false;
        return context;
    }

    /// <inheritdoc />
    public void Report(ServiceReport report) => _reports.Enqueue(report);

    /// <inheritdoc />
    public void Raise(FindingSeverity severity, string message) =>
        _findings.Enqueue(new FakeFinding(severity, message));
}
