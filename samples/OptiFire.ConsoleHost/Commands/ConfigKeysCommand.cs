using System.CommandLine;
using OptiFire.ConsoleHost.Screens;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config keys</c></summary>
internal static class ConfigKeysCommand
{
    public static Command Create()
    {
        var group = new Argument<string>("group")
        {
            Description = "Only those under this path, such as risk or plugins.fe_kalman; by default all but plugins'.",
            DefaultValueFactory = _ => "",
        };
        Option<bool> json = SharedOptions.Json();
        var command = new ExampleCommand(
            "keys",
            "Every setting: type, what is allowed, default, and whether a running engine takes it.",
            "config keys",
            "config keys risk",
            "config keys plugins.fe_garch --json"
        )
        {
            group,
            json,
        };
        command.SetAction(parsed => KeysScreen.Show(parsed.GetValue(group)!, parsed.GetValue(json)));
        return command;
    }
}
