using System.CommandLine;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config set</c></summary>
internal static class ConfigSetCommand
{
    public static Command Create()
    {
        var values = new Argument<string[]>("path=value")
        {
            Description = "New values.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var unset = new Option<string[]>("--unset")
        {
            Description = "Settings taken back to their defaults.",
            HelpName = "path",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var comment = new Option<string>("--comment")
        {
            Description = "Why.",
            HelpName = "text",
            DefaultValueFactory = _ => "",
        };
        var expected = new Option<long?>("--if-version")
        {
            Description = "Only if this is still the newest version.",
            HelpName = "n",
        };
        Option<string[]> confirm = SharedOptions.Confirm();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "set",
            "Set values: checked whole, made in one version, or not at all.",
            "config set risk.max_drawdown=0.05 --comment \"quiet week\"",
            "config set plugins.fe_kalman.options.window=60 system.log_level=Debug --if-version 12",
            "config set --unset risk.max_drawdown"
        )
        {
            values,
            unset,
            comment,
            expected,
            confirm,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var update = new SettingsUpdate(
                    Environment.UserName,
                    Read(parsed.GetValue(values)!, parsed.GetValue(unset)!)
                )
                {
                    Comment = parsed.GetValue(comment)!,
                    ExpectedVersion = parsed.GetValue(expected),
                    Confirmations = parsed.GetValue(confirm)!,
                };
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ISettingsDesk desk = await folder
                    .OpenSettingsAsync(cancellationToken)
                    .ConfigureAwait(false);
                SettingsScreen.Show(await desk.UpdateAsync(update, cancellationToken).ConfigureAwait(false));
            }
        );
        return command;
    }

    private static Dictionary<string, string?> Read(string[] values, string[] unset)
    {
        var read = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string value in values)
        {
            int at = value.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new UsageException(
                    $"'{value}' is not a new value.",
                    "Write path=value, such as risk.max_drawdown=0.05; --unset takes a setting back to its default."
                );
            }

            Add(value[..at], value[(at + 1)..]);
        }

        Array.ForEach(unset, path => Add(path, null));
        return read.Count > 0
            ? read
            : throw new UsageException(
                "There is nothing to set.",
                "Name at least one value, such as risk.max_drawdown=0.05."
            );

        void Add(string path, string? value)
        {
            if (!read.TryAdd(path, value))
            {
                throw new UsageException($"'{path}' is there twice.", "Give each setting one value.");
            }
        }
    }
}
