using System.CommandLine;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli plugins status</c></summary>
internal static class PluginStatusCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id")
        {
            Description = "Only this plugin, with everything that is known of it.",
            DefaultValueFactory = _ => null,
        };
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "status",
            "What the plugins of a running engine do and cost.",
            "plugins status",
            "plugins status fe_kalman --state demo",
            "plugins status --json"
        )
        {
            id,
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
                IReadOnlyList<PluginStatus> all = await client.PluginsAsync(cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(id) is not { } wanted)
                {
                    Terminal.Show(StatusTables.Of(all), parsed.GetValue(json));
                    return;
                }

                PluginStatus one =
                    all.FirstOrDefault(p => p.Instance.ToString() == wanted)
                    ?? throw KnownPlugins.Unknown(wanted, all.Select(p => p.Instance));
                Terminal.Show(StatusTables.Of(one), parsed.GetValue(json));
            }
        );
        return command;
    }
}
