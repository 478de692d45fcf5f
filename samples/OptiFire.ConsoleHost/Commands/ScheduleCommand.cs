using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Plugins;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli schedule</c></summary>
internal static class ScheduleCommand
{
    public static Command Create()
    {
        Argument<InstanceId> id = SharedOptions.Instance("id", "Only this plugin, with its next times.");
        id.DefaultValueFactory = _ => default;
        Option<int> count = SharedOptions.InRange(
            new Option<int>("--count")
            {
                Description = "How many next times of one plugin, 1 to 1000.",
                HelpName = "n",
                DefaultValueFactory = _ => 10,
            },
            1,
            1_000
        );
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "schedule",
            "What runs by the clock in a running engine, and when next.",
            "schedule",
            "schedule ux_pnl_drawdown_plot --count 5 --state demo"
        )
        {
            id,
            count,
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                InstanceId instance = parsed.GetValue(id);
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
                Terminal.Show(
                    instance == default
                        ? StatusTables.Of(await client.ScheduleAsync(cancellationToken).ConfigureAwait(false))
                        : StatusTables.Of(
                            instance,
                            await client
                                .PreviewAsync(instance, parsed.GetValue(count), cancellationToken)
                                .ConfigureAwait(false)
                        ),
                    parsed.GetValue(json)
                );
            }
        );
        return command;
    }
}
