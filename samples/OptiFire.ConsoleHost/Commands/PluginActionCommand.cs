using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Plugins;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli plugins pause|resume|release</c></summary>
internal static class PluginActionCommand
{
    private delegate Task Act(ControlClient client, InstanceId instance, string reason, CancellationToken token);

    public static Command Pause() =>
        Create(
            "pause",
            "Stop a plugin's runs until it is resumed.",
            (c, id, why, token) => c.PauseAsync(id, why, token)
        );

    public static Command Resume() =>
        Create("resume", "Let a paused plugin run again.", (c, id, why, token) => c.ResumeAsync(id, why, token));

    public static Command Release() =>
        Create("release", "Let a quarantined plugin run again.", (c, id, why, token) => c.ReleaseAsync(id, why, token));

    private static ExampleCommand Create(string name, string description, Act act)
    {
        Argument<InstanceId> id = SharedOptions.Instance("id", "The plugin, such as fe_kalman.");
        Option<string> reason = SharedOptions.Reason(isRequired: false);
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            name,
            description,
            $"plugins {name} fe_kalman",
            $"plugins {name} fe_kalman --state demo --reason \"looked into\""
        )
        {
            id,
            reason,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                InstanceId instance = parsed.GetValue(id);
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
                await act(client, instance, parsed.GetValue(reason)!, cancellationToken).ConfigureAwait(false);
                Terminal.Line($"Asked to {name} [bold]{instance}[/]: the engine does it at its next moment.");
            }
        );
        return command;
    }
}
