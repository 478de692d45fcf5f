using System.CommandLine;
using System.Globalization;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config diff</c></summary>
internal static class ConfigDiffCommand
{
    public static Command Create()
    {
        var from = new Argument<long?>("a")
        {
            Description = "A version; the one before the newest by default.",
            DefaultValueFactory = _ => null,
        };
        var to = new Argument<long?>("b")
        {
            Description = "Another; the newest by default.",
            DefaultValueFactory = _ => null,
        };
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "diff",
            "What differs between two versions.",
            "config diff",
            "config diff 3",
            "config diff 3 7 --json"
        )
        {
            from,
            to,
            state,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = new StateFolder(parsed.GetValue(state)!);
                await using ISettingsDesk desk = await folder
                    .OpenSettingsAsync(cancellationToken)
                    .ConfigureAwait(false);
                SettingsVersion newest = await desk.CurrentAsync(cancellationToken).ConfigureAwait(false);
                SettingsVersion a = await FindAsync(parsed.GetValue(from) ?? Math.Max(newest.Number - 1, 1))
                    .ConfigureAwait(false);
                SettingsVersion b = parsed.GetValue(to) is { } other
                    ? await FindAsync(other).ConfigureAwait(false)
                    : newest;
                SettingsScreen.Differences(a, b, parsed.GetValue(json));

                async Task<SettingsVersion> FindAsync(long number) =>
                    await desk.FindAsync(number, cancellationToken).ConfigureAwait(false)
                    ?? throw new UsageException(
                        string.Create(CultureInfo.InvariantCulture, $"There is no version {number}."),
                        string.Create(CultureInfo.InvariantCulture, $"There are versions 1 to {newest.Number}.")
                    );
            }
        );
        return command;
    }
}
