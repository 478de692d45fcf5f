using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>What a service sees of an engine that a test plays: time stands until the test moves it.</summary>
/// <remarks>What a test does not set, its service may not ask for.</remarks>
public sealed class PlayedContext : IServiceContext
{
    private readonly ConcurrentQueue<ServiceReport> reports = [];
    private readonly ConcurrentQueue<(FindingSeverity Severity, string Message)> findings = [];
    private readonly IEngineHealth? health;
    private readonly IScheduleView? schedule;
    private readonly ICheckpoints? checkpoints;
    private readonly ISettings? settings;
    private readonly IOrderTimings? orderTimings;
    private readonly ICommands? commands;

    public InstanceId Instance { get; init; } = new("tested");

    public bool IsVirtual { get; init; }

    /// <summary>The clock, for moving it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 3, 8, 15, 0, 0, TimeSpan.Zero));

    public TimeProvider Time => Clock;

    public ICalendar Calendar => throw new InvalidOperationException("The test did not set a calendar.");

    public IEngineHealth Health
    {
        get => Set(health);
        init => health = value;
    }

    public IScheduleView Schedule
    {
        get => Set(schedule);
        init => schedule = value;
    }

    public ICheckpoints Checkpoints
    {
        get => Set(checkpoints);
        init => checkpoints = value;
    }

    public ISettings Settings
    {
        get => Set(settings);
        init => settings = value;
    }

    public IOrderTimings OrderTimings
    {
        get => Set(orderTimings);
        init => orderTimings = value;
    }

    public ICommands Commands
    {
        get => Set(commands);
        init => commands = value;
    }

    /// <summary>Everything that was reported, in order.</summary>
    public IReadOnlyCollection<ServiceReport> Reports => reports;

    /// <summary>Everything that was raised, in order.</summary>
    public IReadOnlyCollection<(FindingSeverity Severity, string Message)> Findings => findings;

    public void Report(ServiceReport report) => reports.Enqueue(report);

    public void Raise(FindingSeverity severity, string message) => findings.Enqueue((severity, message));

    /// <summary>Moves time on step by step, and lets the service work in between, until something holds.</summary>
    public async Task AdvanceUntil(TimeSpan step, Func<bool> holds)
    {
        for (int i = 0; !holds(); i++)
        {
            Assert.True(i < 2_000, "what was waited for never came about");
            Clock.Advance(step);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static T Set<T>(T? part)
        where T : class => part ?? throw new InvalidOperationException($"The test has no {typeof(T).Name}.");
}
