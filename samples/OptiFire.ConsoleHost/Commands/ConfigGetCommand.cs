using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config get</c></summary>
internal static class ConfigGetCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path")
        {
            Description = "A setting or a group of them; all by default.",
            DefaultValueFactory = _ => "",
        };
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "get",
            "The value of a setting, alone on a line; of a group, a table.",
            "config get risk.max_drawdown",
            "config get plugins.fe_kalman --json",
            "config get --state demo"
        )
        {
            path,
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                string wanted = parsed.GetValue(path)!;
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ISettingsDesk desk = await folder
                    .OpenSettingsAsync(cancellationToken)
                    .ConfigureAwait(false);
                SettingsVersion version = await desk.CurrentAsync(cancellationToken).ConfigureAwait(false);
                SettingsScreen.Values(version, wanted, parsed.GetValue(json));
            }
        );
        return command;
    }
}
