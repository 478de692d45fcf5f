using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli health</c></summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "health",
            "How far a running engine is. Exit code 0 while a run goes on, 1 when it does not, 2 when no engine answers.",
            "health",
            "health --state demo --json"
        )
        {
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
                EngineHealth health = await client.HealthAsync(cancellationToken).ConfigureAwait(false);
                Terminal.Show(StatusTables.Of(health), parsed.GetValue(json));
                return health.IsRunning ? 0 : Failures.Bad;
            }
        );
        return command;
    }
}
