using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli flags</c></summary>
internal static class FlagsCommand
{
    public static Command Create() =>
        new("flags", "Switch plugins on and off: in a running engine at once, else for its next start.")
        {
            List(),
            Switch("on", isOn: true, "Switch plugins on.", "flags on fe_kalman fe_garch"),
            Switch(
                "off",
                isOn: false,
                "Switch plugins off; a safety-critical one needs a confirmation.",
                "flags off fe_kalman",
                "flags off risk_drawdown_derisk --confirm risk_drawdown_derisk"
            ),
        };

    private static ExampleCommand List()
    {
        Option<string> state = SharedOptions.State();
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "list",
            "Every plugin by category: whether it is on, when it runs, what a run may cost.",
            "flags list",
            "flags list --state demo --json"
        )
        {
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
                SettingsVersion version = await desk.CurrentAsync(cancellationToken).ConfigureAwait(false);
                await using ServiceProvider services = KnownPlugins.Services();
                FlagScreen.Show(services, KnownPlugins.In(services), version, parsed.GetValue(json));
            }
        );
        return command;
    }

    private static ExampleCommand Switch(string name, bool isOn, string description, params string[] examples)
    {
        var ids = new Argument<string[]>("id") { Description = "Plugins.", Arity = ArgumentArity.OneOrMore };
        var comment = new Option<string>("--comment")
        {
            Description = "Why.",
            HelpName = "text",
            DefaultValueFactory = _ => "",
        };
        Option<string[]> confirm = SharedOptions.Confirm();
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(name, description, examples) { ids, comment, confirm, state };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using ServiceProvider services = KnownPlugins.Services();
                PluginRegistration[] all = KnownPlugins.In(services);
                var update = new SettingsUpdate(
                    Environment.UserName,
                    parsed
                        .GetValue(ids)!
                        .Distinct()
                        .ToDictionary(
                            id => $"plugins.{KnownPlugins.Find(all, id).Instance}.enabled",
                            _ => (string?)(isOn ? "true" : "false")
                        )
                )
                {
                    Comment = parsed.GetValue(comment)!,
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
}
