using OptiFire.Engine.Decisions;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Kernel;

/// <summary>Asks every guard, on the kernel's thread, and puts what they say in force at once.</summary>
/// <remarks>A guard never backs off and is never quarantined: one that fails blocks new exposure and is asked again each time.</remarks>
internal sealed class GuardBench(ControlBook controls, TradingStateBook trading, JournalLog log, PluginMeter meter)
{
    private readonly List<ActivationShard> _guards = [];

    public bool Any => _guards.Count > 0;

    public void Add(ActivationShard guard) => _guards.Add(guard);

    /// <summary>Asks the guards; one of them where it alone is meant.</summary>
    public void Check(GuardCause cause, decimal flow = 0, InstanceId? only = null)
    {
        foreach (ActivationShard guard in _guards)
        {
            if (only is { } one && guard.Instance != one)
            {
                continue;
            }

            guard.Cause = cause;
            guard.FlowSinceLast = flow;
            guard.Statistics.Runs++;
            guard.Statistics.LastRun = guard.Now;
            if (guard.TryBegin())
            {
                meter.Run(guard);
                guard.Binding.Durations.Record(guard.Statistics.LastWallTicks);
                guard.Statistics.Warn(guard.Binding);
            }

            ReadOnlyMemory<byte> outputs = guard.Commit(out bool changed);
            guard.Statistics.Note(guard.Result);
            PluginInstance owner = guard.Binding.Owner;
            if (changed)
            {
                log.Append(
                    new PluginResult(
                        owner.Number,
                        guard.Binding.Index,
                        guard.Shard.Instrument.Value,
                        guard.Result.Status,
                        guard.Result.Reason,
                        outputs
                    )
                );
            }

            PutInForce(guard);
        }
    }

    private void PutInForce(ActivationShard guard)
    {
        switch (guard.Result.Status)
        {
            case RunStatus.Ok:
                guard.Statistics.Ok++;
                controls.SetFailing(guard.Binding, null);
                if (guard.Effects.Verdict is { } verdict)
                {
                    bool blocks = verdict.State != TradingState.Active;
                    int subject = guard.Shard.Instrument.Value; // −1 for the whole
                    controls.Apply(
                        guard.Binding,
                        new PendingControl(subject, verdict.Multiplier, blocks, verdict.Reason)
                    );
                    trading.SetByGuard(guard, verdict);
                }

                break;
            case RunStatus.NotReady:
                guard.Statistics.NotReady++;
                break;
            default:
                guard.Statistics.Failed++;
                controls.SetFailing(guard.Binding, guard.Result.Reason);
                break;
        }
    }
}
