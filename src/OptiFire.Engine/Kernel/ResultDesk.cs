using Microsoft.Extensions.Logging;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Events;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
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
    RunControl runs,
    ILogger logger
)
{
    /// <summary>The newest chart of each instance and name.</summary>
    public Dictionary<(InstanceId Instance, string Name), Chart> Charts { get; } = [];

    /// <summary>The newest table of each instance and name.</summary>
    public Dictionary<(InstanceId Instance, string Name), Table> Tables { get; } = [];

    public void Take(ActivationShard shard)
    {
        if (shard.Claim.GivenUp is { } cause)
        {
            TakeLate(shard, cause);
            return;
        }

        ReadOnlyMemory<byte> outputs = shard.Commit(out bool changed);
        shard.Statistics.Note(shard.Result);
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
                runs.Succeeded(shard);
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

    private void TakeLate(ActivationShard shard, FenceCause cause)
    {
        PluginStatistics statistics = shard.Statistics;
        statistics.Late++;
        statistics.OverTime += cause == FenceCause.Time ? 1 : 0;
        statistics.OverMemory += cause == FenceCause.Memory ? 1 : 0;
        ActivationBinding binding = shard.Binding;
        int instrument = shard.Shard.Instrument.Value;
        log.Append(new RunFenced(binding.Owner.Number, binding.Index, instrument, cause, view.Sequence, view.Now));
        runs.GivenUp(shard, cause);
    }

    private void TakeEffects(ActivationShard shard)
    {
        ActivationBinding binding = shard.Binding;
        if (shard.Effects.Signal is { } signal)
        {
            signals.Update(shard, in signal, view.Now);
        }

        foreach (PendingControl control in shard.Effects.Controls)
        {
            controls.Apply(binding, control);
        }

        foreach ((FindingSeverity severity, string message) in shard.Effects.Findings)
        {
            long sequence = log.Append(new FindingNoted(binding.Owner.Number, severity, message));
            bus.Publish(new FindingRaised(sequence, view.Now, binding.Owner.Id, severity, message));
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
        runs.Failed(shard, shard.Result.Reason ?? "failed");
    }
}
