using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Control;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli checkpoint</c></summary>
internal static class CheckpointCommand
{
    public static Command Create() =>
        new("checkpoint", "The stored states of a run: a restart begins from the newest that fits its journal.")
        {
            List(),
            Take(),
            Restore(),
        };

    private static ExampleCommand List()
    {
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "list",
            "Those there are, newest first, and whether they can be used.",
            "checkpoint list",
            "checkpoint list --state demo --json"
        )
        {
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient? client = await folder
                    .TryConnectAsync(cancellationToken)
                    .ConfigureAwait(false);
                Terminal.Show(
                    StatusTables.Of(
                        client is null
                            ? new StoredCheckpoints(folder).List()
                            : await client.CheckpointsAsync(cancellationToken).ConfigureAwait(false)
                    ),
                    parsed.GetValue(json)
                );
            }
        );
        return command;
    }

    private static ExampleCommand Take()
    {
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand("take", "Take one now, of a running engine.", "checkpoint take --state demo")
        {
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
                CheckpointInfo taken = await client.TakeCheckpointAsync(cancellationToken).ConfigureAwait(false);
                Terminal.Line($"Taken: [bold]{taken.Name}[/] at sequence {taken.Sequence}, {taken.Bytes} bytes.");
            }
        );
        return command;
    }

    private static ExampleCommand Restore()
    {
        var name = new Argument<string>("name") { Description = "The checkpoint, as list shows it." };
        var yes = new Option<bool>("--yes") { Description = "Do it; without this, only say what would be done." };
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "restore",
            "Make a checkpoint the one the next start begins from: later ones are renamed, none is deleted, and the journal stays whole.",
            "checkpoint restore checkpoint-000004-at-000000081234.snapshot",
            "checkpoint restore checkpoint-000004-at-000000081234.snapshot --yes --state demo"
        )
        {
            name,
            yes,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ControlClient? client = await folder
                    .TryConnectAsync(cancellationToken)
                    .ConfigureAwait(false);
                if (client is not null)
                {
                    throw new UsageException(
                        $"An engine runs on '{folder.Path}'; a checkpoint is chosen when one starts.",
                        "Stop it first, then ask again."
                    );
                }

                return await new StoredCheckpoints(folder)
                    .RestoreAsync(parsed.GetValue(name)!, parsed.GetValue(yes))
                    .ConfigureAwait(false);
            }
        );
        return command;
    }
}
