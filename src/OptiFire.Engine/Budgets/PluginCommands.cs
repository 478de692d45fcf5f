using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Budgets;

/// <summary>Checks what an operator asks of plugins, and gives it to the kernel.</summary>
internal sealed class PluginCommands(CommandInbox commands, Func<IReadOnlyList<PluginStatus>> plugins)
{
    public void Pause(InstanceId instance, string author, string reason)
    {
        PluginStatus known = Find(instance);
        if (known.State == InstanceState.Paused)
        {
            throw new InvalidOperationException($"{instance} is paused already.");
        }

        if (known.IsKept)
        {
            throw new InvalidOperationException(
                $"{instance} keeps the account safe and cannot be paused: only settings switch it off."
            );
        }

        Give(CommandKind.Pause, instance, author, reason);
    }

    public void Resume(InstanceId instance, string author, string reason)
    {
        Require(instance, InstanceState.Paused);
        Give(CommandKind.Resume, instance, author, reason);
    }

    public void RunNow(InstanceId instance, string author, string reason)
    {
        PluginStatus known = Find(instance);
        if (!known.RunsInRounds)
        {
            throw new InvalidOperationException(
                $"{instance} has no runs to begin: it works beside the engine, or on each order or datum."
            );
        }

        if (known.State is InstanceState.Paused or InstanceState.Quarantined or InstanceState.Shed)
        {
            throw new InvalidOperationException($"{instance} is {known.State} and cannot run: {known.Reason}.");
        }

        Give(CommandKind.RunNow, instance, author, reason);
    }

    public void Release(InstanceId instance, string author, string reason)
    {
        Require(instance, InstanceState.Quarantined);
        Give(CommandKind.Release, instance, author, reason);
    }

    public void Shed(int level, string author, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, ShedDecision.Highest);
        commands.Add(new CommandGiven(CommandKind.Shed, default, author, "operator", level, reason));
    }

    private void Require(InstanceId instance, InstanceState state)
    {
        InstanceState now = Find(instance).State;
        if (now != state)
        {
            throw new InvalidOperationException($"{instance} is {now}, not {state}.");
        }
    }

    private PluginStatus Find(InstanceId instance) =>
        plugins().FirstOrDefault(p => p.Instance == instance)
        ?? throw new ArgumentException($"There is no instance '{instance}' in this engine.", nameof(instance));

    private void Give(CommandKind kind, InstanceId instance, string author, string reason) =>
        commands.Add(new CommandGiven(kind, default, author, instance.ToString(), 0, reason));
}
