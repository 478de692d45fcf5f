using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Budgets;

/// <summary>Decides on the kernel's thread which instances may run: after failures, over budget, by command, under load.</summary>
/// <remarks>
/// It acts only on what the journal holds: results, runs given up, commands, the engine's time. So a replay decides the
/// same without being told, and every change is a record that is compared. Plugins with an inline role and those that are
/// safety-critical are never quarantined and never shed: after a failure they back off, and block new exposure meanwhile.
/// </remarks>
internal sealed class RunControl(EngineParts parts) : ICheckpointed
{
    private readonly List<PluginInstance> _stopped = [];
    private int _shedByLoad;
    private int _shedByOperator;

    public string Section => "run-control";

    public int SectionVersion => 1;

    public bool MayBeMissing => true;

    /// <summary>Up to which level plugins are shed.</summary>
    public int ShedLevel => Math.Max(_shedByLoad, _shedByOperator);

    /// <summary>Up to which level the machine's load asks for it.</summary>
    public int ShedByLoad => _shedByLoad;

    /// <summary>Called when a service may work no more, or may work again.</summary>
    public Action? ServicesChanged { get; set; }

    /// <summary>Takes note of a run that succeeded.</summary>
    public void Succeeded(ActivationShard shard)
    {
        ActivationBinding binding = shard.Binding;
        InstanceControl control = binding.Owner.Control;
        if (control.HasFailures)
        {
            control.Succeed(shard);
            Settle(binding.Owner);
        }

        if (IsGuarding(binding))
        {
            parts.Controls.SetFailing(binding, null);
        }
    }

    /// <summary>Takes note of a run that failed.</summary>
    public void Failed(ActivationShard shard, string reason)
    {
        ActivationBinding binding = shard.Binding;
        if (IsGuarding(binding))
        {
            parts.Controls.SetFailing(binding, reason);
        }

        binding.Owner.Control.Fail(shard, reason, parts.View.Now, !binding.Owner.IsKept);
        Settle(binding.Owner);
    }

    /// <summary>Takes note of a run that was given up.</summary>
    public void GivenUp(ActivationShard shard, FenceCause cause)
    {
        Drop(shard);
        Budget budget = shard.Binding.Activation.Budget;
        switch (cause)
        {
            case FenceCause.Time:
                Failed(shard, $"took longer than its budget of {budget.CpuMilliseconds} ms");
                break;
            case FenceCause.Memory:
                Failed(shard, $"allocated more than its budget of {budget.MemoryMegabytes} MB");
                break;
            default:
                // Not its fault: it waits for nothing, but a risk plugin without a result is not trusted.
                if (IsGuarding(shard.Binding))
                {
                    parts.Controls.SetFailing(shard.Binding, "was not back when the round closed");
                }

                break;
        }
    }

    /// <summary>A trigger came while the instance may not run: what it would have renewed is forgotten.</summary>
    public static void Skip(ActivationShard shard)
    {
        shard.Statistics.Skipped++;
        Drop(shard);
    }

    /// <summary>Forgets the outputs of whoever was stopped; called when no run is going on.</summary>
    public void EndRound()
    {
        if (_stopped.Count == 0)
        {
            return;
        }

        foreach (ActivationShard shard in _stopped.SelectMany(i => i.Activations).SelectMany(a => a.Shards))
        {
            Drop(shard);
        }

        _stopped.Clear();
    }

    public void Pause(InstanceId instance, string reason)
    {
        if (Find(instance) is { } known)
        {
            known.Control.Paused ??= reason;
            Settle(known);
            EndRound();
        }
    }

    public void Resume(InstanceId instance)
    {
        if (Find(instance) is { } known)
        {
            known.Control.Paused = null;
            Settle(known);
        }
    }

    public void Release(InstanceId instance)
    {
        if (Find(instance) is { } known)
        {
            known.Control.Release();
            Settle(known);
        }
    }

    /// <summary>Queues every shard that workers run.</summary>
    public void RunNow(InstanceId instance, RoundExecutor rounds)
    {
        if (Find(instance) is not { } known)
        {
            return;
        }

        known.Control.EndBackOff();
        Settle(known);
        foreach (ActivationBinding binding in known.Activations.Where(a => a.RunsInRounds))
        {
            binding.Shards.ForEach(rounds.Queue);
        }
    }

    /// <summary>Sheds plugins up to a level, and lets those above it come back.</summary>
    /// <param name="level">0 to 3.</param>
    /// <param name="byLoad">Whether the machine's load asks for it; an operator's level stands beside it.</param>
    /// <param name="reason">Why.</param>
    public void Shed(int level, bool byLoad, string reason)
    {
        (byLoad ? ref _shedByLoad : ref _shedByOperator) = level;
        foreach ((PluginInstance instance, int from) in ShedOrder.Of(parts.Graph))
        {
            bool isShed = from <= ShedLevel;
            instance.Control.Shed = isShed ? instance.Control.Shed ?? reason : null;
            Settle(instance);
        }

        EndRound();
    }

    /// <summary>Goes on with plugins that were tied anew: a pause and a shed level stay, failures under other options are forgotten.</summary>
    public void Continue(PluginGraph earlier)
    {
        foreach (PluginInstance instance in parts.Graph.Instances)
        {
            if (earlier.SuccessorOf(instance) is { } before && before != instance)
            {
                instance.Control.Paused = before.Control.Paused;
                Settle(instance);
            }
        }

        if (ShedLevel > 0)
        {
            Shed(_shedByLoad, byLoad: true, "the machine is overloaded");
        }
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_shedByLoad);
        writer.WriteInt32(_shedByOperator);
        writer.WriteInt32(parts.Graph.Instances.Count);
        foreach (PluginInstance instance in parts.Graph.Instances)
        {
            writer.WriteInt32(instance.Number);
            instance.Control.Save(writer);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        (_shedByLoad, _shedByOperator) = (reader.ReadInt32(), reader.ReadInt32());
        for (int left = reader.ReadCount(minimumBytes: 5); left > 0; left--)
        {
            scope.Graph.InstanceAt(reader.ReadInt32()).Control.Load(ref reader, scope.Graph);
        }
    }

    private static bool IsGuarding(ActivationBinding binding) =>
        binding.Activation.Role == Role.Risk || binding.Owner.Descriptor.SafetyCritical;

    private static void Drop(ActivationShard shard)
    {
        foreach (PortSlot port in shard.Ports)
        {
            port.Drop();
        }
    }

    private PluginInstance? Find(InstanceId instance) => parts.Graph.Instances.FirstOrDefault(i => i.Id == instance);

    /// <summary>Puts a change in force: journalled, announced, new exposure blocked where a risk plugin is silent.</summary>
    private void Settle(PluginInstance instance)
    {
        InstanceState before = instance.Control.Standing.State;
        if (!instance.Control.Settle(parts.View.Now))
        {
            return;
        }

        (InstanceState state, string reason, _, Timestamp until) = instance.Control.Standing;
        long sequence = parts.Log.Append(new InstanceStateSet(instance.Number, state, reason, until));
        if (state is InstanceState.Quarantined or InstanceState.Paused or InstanceState.Shed)
        {
            _stopped.Add(instance);
            EngineLog.PluginStopped(parts.Logger, instance.Id.ToString(), state.ToString(), sequence, reason);
        }

        BlockWhile(instance, state, before);
        if (instance.Plugin is IService)
        {
            ServicesChanged?.Invoke();
        }

        parts.Bus.Publish(
            new PluginStateChanged(
                sequence,
                parts.View.Now,
                instance.Id,
                state,
                reason,
                until == Timestamp.MaxValue ? null : until
            )
        );
    }

    private void BlockWhile(PluginInstance instance, InstanceState state, InstanceState before)
    {
        foreach (ActivationBinding binding in instance.Activations.Where(IsGuarding))
        {
            if (state is InstanceState.Quarantined or InstanceState.Paused)
            {
                parts.Controls.SetFailing(binding, $"{state}: {instance.Control.Standing.Reason}");
            }
            else if (before == InstanceState.Paused && !instance.Control.HasFailures)
            {
                // What failed keeps blocking until it succeeds; what was only paused does not.
                bool failed = binding.Shards.Exists(s => s.Last is { Status: RunStatus.Failed });
                if (!failed)
                {
                    parts.Controls.SetFailing(binding, null);
                }
            }
        }
    }
}
