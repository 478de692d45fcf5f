using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli trading</c></summary>
internal static class TradingCommand
{
    public static Command Create() =>
        new("trading", "Say what a running engine's automatic trading may do; guards may be stricter.")
        {
            Set("halt", TradingState.Halted, "No automatic order."),
            Set("reduce", TradingState.ReduceOnly, "Only orders that reduce positions."),
            Set("resume", TradingState.Active, "All orders that the limits allow."),
            Cancel(),
            Rearm(),
        };

    private static ExampleCommand Set(string name, TradingState state, string description) =>
        Create(
            name,
            description,
            $"trading {name} --reason \"data look wrong\"",
            (client, reason, token) => client.SetTradingStateAsync(state, reason, token)
        );

    private static ExampleCommand Cancel() =>
        Create(
            "cancel",
            "Cancel every working order that adds exposure.",
            "trading cancel --reason \"data look wrong\"",
            (client, reason, token) => client.CancelWorkingOrdersAsync(reason, token)
        );

    private static ExampleCommand Rearm()
    {
        Argument<InstanceId> guard = SharedOptions.Instance("guard", "The guard that has latched.");
        Option<string> reason = SharedOptions.Reason(isRequired: true);
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "rearm",
            "Re-arm a guard that has latched.",
            "trading rearm risk_drawdown_derisk --reason \"positions reviewed\""
        )
        {
            guard,
            reason,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                AskAsync(
                    parsed.GetValue(state)!,
                    client => client.RearmAsync(parsed.GetValue(guard), parsed.GetValue(reason)!, cancellationToken),
                    cancellationToken
                )
        );
        return command;
    }

    private static ExampleCommand Create(
        string name,
        string description,
        string example,
        Func<ControlClient, string, CancellationToken, Task> ask
    )
    {
        Option<string> reason = SharedOptions.Reason(isRequired: true);
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(name, description, example) { reason, state };
        command.SetAction(
            (parsed, cancellationToken) =>
                AskAsync(
                    parsed.GetValue(state)!,
                    client => ask(client, parsed.GetValue(reason)!, cancellationToken),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task AskAsync(string state, Func<ControlClient, Task> ask, CancellationToken cancellationToken)
    {
        await using ControlClient client = await new StateFolder(state)
            .ConnectAsync(cancellationToken)
            .ConfigureAwait(false);
        await ask(client).ConfigureAwait(false);
        Terminal.Line($"Asked: the engine does it at its next moment.");
    }
}
