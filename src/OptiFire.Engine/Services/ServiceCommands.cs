using System.Globalization;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Services;

/// <summary>Hands a service's commands to the kernel.</summary>
internal sealed class ServiceCommands(InstanceId author, CommandInbox inbox, bool isOpen) : ICommands
{
    public bool IsOpen => isOpen;

    /// <summary>A finding as a command: its severity stands in place of an amount.</summary>
    public static CommandGiven Finding(InstanceId author, FindingSeverity severity, string message) =>
        new(CommandKind.Finding, default, author.ToString(), author.ToString(), (int)severity, message);

    public void SetTradingState(TradingState state, string reason) =>
        Add(CommandKind.TradingState, state.ToString(), reason);

    public void CancelWorkingOrders(string reason) => Add(CommandKind.CancelWorkingOrders, "", reason);

    public void Pause(InstanceId instance, string reason) => Add(CommandKind.Pause, instance.ToString(), reason);

    public void Resume(InstanceId instance, string reason) => Add(CommandKind.Resume, instance.ToString(), reason);

    public void RunNow(InstanceId instance, string reason) => Add(CommandKind.RunNow, instance.ToString(), reason);

    public void Release(InstanceId instance, string reason) => Add(CommandKind.Release, instance.ToString(), reason);

    public void Shed(int level, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 3);
        Add(CommandKind.Shed, level.ToString(CultureInfo.InvariantCulture), reason);
    }

    private void Add(CommandKind kind, string subject, string reason)
    {
        if (!isOpen)
        {
            throw new InvalidOperationException(
                $"{author} asks for a change on virtual time: results must not depend on the machine. Run with a pace."
            );
        }

        inbox.Add(new CommandGiven(kind, default, author.ToString(), subject, 0, reason));
    }
}
