using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config rollback</c></summary>
internal static class ConfigRollbackCommand
{
    public static Command Create()
    {
        var version = new Argument<long>("version") { Description = "The version to go back to." };
        Option<string[]> confirm = SharedOptions.Confirm();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "rollback",
            "Take an earlier version back: a new version that equals it.",
            "config rollback 3",
            "config rollback 3 --confirm risk_drawdown_derisk"
        )
        {
            version,
            confirm,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ISettingsDesk desk = await folder
                    .OpenSettingsAsync(cancellationToken)
                    .ConfigureAwait(false);
                SettingsScreen.Show(
                    await desk.RollbackAsync(parsed.GetValue(version), parsed.GetValue(confirm)!, cancellationToken)
                        .ConfigureAwait(false)
                );
            }
        );
        return command;
    }
}
