using Microsoft.Extensions.Logging;
using OptiFire.Engine.Health;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Services;

/// <summary>One service at work, and the engine as it sees it.</summary>
internal sealed class RunningService(
    PluginInstance owner,
    ServicePorts ports,
    CommandInbox inbox,
    TimeProvider time,
    bool isVirtual,
    ILogger logger
) : IServiceContext, IDisposable
{
    private static readonly ServiceReport Starting = new(RunResult.NotReady("it has not reported yet"));

    private readonly CancellationTokenSource _stop = new();
    private volatile ServiceReport _report = Starting;
    private volatile string? _fault;
    private OrderTimingReader? _timings;

    public PluginInstance Owner => owner;

    /// <summary>Ends when the service has; never fails.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    public ServiceStatus Status => new(owner.Id, !Work.IsCompleted, _report, _fault);

    public InstanceId Instance => owner.Id;

    public bool IsVirtual => isVirtual;

    public TimeProvider Time => time;

    public ICalendar Calendar => ports.Calendar;

    public IEngineHealth Health => ports.Health;

    public IScheduleView Schedule => ports.Schedule;

    public ICheckpoints Checkpoints => ports.Checkpoints;

    public ISettings Settings => ports.Settings;

    /// <summary>Opened when it is first asked for: the kernel takes times only while somebody reads them.</summary>
    public IOrderTimings OrderTimings => _timings ??= ports.OpenOrderTimings();

    public ICommands Commands { get; } = new ServiceCommands(owner.Id, inbox, isOpen: !isVirtual);

    public void Report(ServiceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _report = report;
    }

    public void Raise(FindingSeverity severity, string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        EngineLog.ServiceFinding(logger, severity, owner.Id.ToString(), message);
        if (!isVirtual)
        {
            inbox.Add(ServiceCommands.Finding(owner.Id, severity, message));
        }
    }

    /// <summary>Starts once the service it takes the place of has ended.</summary>
    public void Start(Task? after) => Work = Task.Run(() => RunAsync(after ?? Task.CompletedTask));

    /// <summary>Whether it was asked to end.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Asks it to end. Its callbacks are the plugin's: they must not keep the kernel.</summary>
    public void Stop() => _ = _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(Task after)
    {
        await after.ConfigureAwait(false);
        try
        {
            await ((IService)owner.Plugin).RunAsync(this, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // it was asked to end
        }
#pragma warning disable CA1031 // a plugin may throw anything
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault = $"{exception.GetType().Name}: {exception.Message}";
            _report = _report with { Result = RunResult.Failed(_fault) };
            EngineLog.ServiceFailed(logger, owner.Id.ToString(), exception);
            Raise(FindingSeverity.Critical, $"the service ended: {_fault}");
        }
        finally
        {
            _timings?.Dispose();
        }
    }
}
