using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Yaml;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli plugins</c></summary>
internal static class PluginsCommand
{
    public static Command Create() =>
        new("plugins", "Look at the plugins this program knows, and act on those that run.")
        {
            List(),
            Describe(),
            PluginStatusCommand.Create(),
            PluginRunCommand.Create(),
            PluginActionCommand.Pause(),
            PluginActionCommand.Resume(),
            PluginActionCommand.Release(),
        };

    private static ExampleCommand List()
    {
        Option<string[]> settings = SharedOptions.Settings("the defaults");
        var command = new ExampleCommand(
            "list",
            "Every plugin, and whether it runs.",
            "plugins list",
            "plugins list --settings config.yaml features.yaml"
        )
        {
            settings,
        };
        command.SetAction(parsed =>
        {
            EngineSettings loaded = YamlSettings.Load(parsed.GetValue(settings)!);
            using ServiceProvider services = KnownPlugins.Services();
            PluginScreen.List(services, KnownPlugins.In(services), loaded);
        });
        return command;
    }

    private static ExampleCommand Describe()
    {
        var id = new Argument<string>("id") { Description = "The plugin, such as sample_sma_cross." };
        var command = new ExampleCommand(
            "describe",
            "What one plugin does, needs and can be set to.",
            "plugins describe sample_sma_cross"
        )
        {
            id,
        };
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetValue(id)!;
            using ServiceProvider services = KnownPlugins.Services();
            PluginRegistration one = KnownPlugins.Find(KnownPlugins.In(services), wanted);
            PluginScreen.Describe(one, one.Create(services, new Dictionary<string, string>()));
        });
        return command;
    }
}
