using Microsoft.Extensions.Logging;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Services;

/// <summary>Runs the services of a run, each on a task of its own; one that fails stops nobody else.</summary>
internal sealed class ServiceHost(
    ServicePorts ports,
    CommandInbox inbox,
    TimeProvider time,
    bool isVirtual,
    ILogger logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<InstanceId, RunningService> _services = [];
    private bool _hasEnded;

    /// <summary>Every service that ran in this run, running or not.</summary>
    public IReadOnlyList<ServiceStatus> Read()
    {
        lock (_gate)
        {
            return
            [
                .. _services.Values.Select(s => s.Status).OrderBy(s => s.Instance.ToString(), StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Lets exactly these instances work, but for those that are stopped: what is new or resumed starts, what is gone ends; never waits.</summary>
    public void Run(IEnumerable<PluginInstance> instances)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            PluginInstance[] wanted = [.. instances.Where(i => i.Plugin is IService && MayWork(i))];
            foreach (RunningService service in _services.Values.Where(s => !wanted.Contains(s.Owner)))
            {
                service.Stop();
            }

            foreach (PluginInstance instance in wanted)
            {
                RunningService? earlier = _services.GetValueOrDefault(instance.Id);
                if (earlier is null || earlier.Owner != instance || earlier.IsStopped)
                {
                    var service = new RunningService(instance, ports, inbox, time, isVirtual, logger);
                    _services[instance.Id] = service;
                    service.Start(earlier?.Work);
                }
            }
        }
    }

    private static bool MayWork(PluginInstance instance) =>
        instance.Control.Standing.State
            is not (InstanceState.Paused or InstanceState.Quarantined or InstanceState.Shed);

    /// <summary>Ends all services and waits a moment for them.</summary>
    public async Task EndAsync()
    {
        Task[] work;
        lock (_gate)
        {
            _hasEnded = true;
            foreach (RunningService service in _services.Values)
            {
                service.Stop();
            }

            work = [.. _services.Values.Select(s => s.Work)];
        }

        try
        {
            await Task.WhenAll(work).WaitAsync(Patience, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            foreach (ServiceStatus late in Read().Where(s => s.IsRunning))
            {
                EngineLog.ServiceLate(logger, late.Instance.ToString(), Patience.TotalSeconds);
            }
        }
    }
}
