using Microsoft.Extensions.Logging;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes the results of runs in order: journals them, and puts signals and controls in force.</summary>
internal sealed class ResultDesk(
    EngineView view,
    JournalLog log,
    SignalBook signals,
    ControlBook controls,
    EventBus bus,
    RecordedFences fences,
    ILogger logger
)
{
    /// <summary>The newest chart of each instance and name.</summary>
    public Dictionary<(InstanceId Instance, string Name), Chart> Charts { get; } = [];

    /// <summary>The newest table of each instance and name.</summary>
    public Dictionary<(InstanceId Instance, string Name), Table> Tables { get; } = [];

    public void Take(ActivationShard shard)
    {
        var fenced = new RunFenced(shard.Binding.Owner.Number, shard.Binding.Index, shard.Shard.Instrument.Value);
        if (shard.IsLate || fences.Has(log.Sequence + 1, in fenced))
        {
            shard.Statistics.Late++;
            log.Append(in fenced);
            return;
        }

        ReadOnlyMemory<byte> outputs = shard.Commit(out bool changed);
        ActivationBinding binding = shard.Binding;
        if (changed)
        {
            log.Append(
                new PluginResult(
                    binding.Owner.Number,
                    binding.Index,
                    shard.Shard.Instrument.Value,
                    shard.Result.Status,
                    shard.Result.Reason,
                    outputs
                )
            );
        }

        switch (shard.Result.Status)
        {
            case RunStatus.Ok:
                shard.Statistics.Ok++;
                TakeEffects(shard);
                break;
            case RunStatus.NotReady:
                shard.Statistics.NotReady++;
                if (changed)
                {
                    EngineLog.PluginNotReady(
                        logger,
                        binding.Owner.Id.PluginId,
                        shard.Shard.ToString(),
                        view.Sequence,
                        shard.Result.Reason
                    );
                }

                break;
            default:
                TakeFailure(shard, changed);
                break;
        }
    }

    /// <summary>Journals and announces a finding.</summary>
    public void Note(InstanceId instance, FindingSeverity severity, string message)
    {
        long sequence = log.Append(new FindingNoted(view.NumberOf(instance), severity, message));
        bus.Publish(new FindingRaised(sequence, view.Now, instance, severity, message));
    }

    private void TakeEffects(ActivationShard shard)
    {
        ActivationBinding binding = shard.Binding;
        if (shard.Effects.Signal is { } signal)
        {
            signals.Update(shard, in signal, view.Now);
        }

        if (binding.Activation.Role == Role.Risk)
        {
            controls.SetFailing(binding, null);
        }

        foreach (PendingControl control in shard.Effects.Controls)
        {
            controls.Apply(binding, control);
        }

        foreach ((FindingSeverity severity, string message) in shard.Effects.Findings)
        {
            Note(binding.Owner.Id, severity, message);
        }

        foreach (Chart chart in shard.Effects.Charts)
        {
            Charts[(binding.Owner.Id, chart.Name)] = chart;
        }

        foreach (Table table in shard.Effects.Tables)
        {
            Tables[(binding.Owner.Id, table.Name)] = table;
        }
    }

    private void TakeFailure(ActivationShard shard, bool changed)
    {
        shard.Statistics.Failed++;
        ActivationBinding binding = shard.Binding;
        if (changed)
        {
            EngineLog.PluginFailed(
                logger,
                binding.Owner.Id.PluginId,
                shard.Shard.ToString(),
                view.Sequence,
                shard.Result.Reason,
                shard.Fault
            );
        }

        shard.Fault = null;
        if (binding.Activation.Role == Role.Risk)
        {
            controls.SetFailing(binding, shard.Result.Reason);
        }
    }
}
