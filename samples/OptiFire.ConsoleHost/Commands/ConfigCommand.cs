using System.CommandLine;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli config</c></summary>
internal static class ConfigCommand
{
    public static Command Create() =>
        new("config", "Look at and change settings: of a running engine at once, else for its next start.")
        {
            ConfigGetCommand.Create(),
            ConfigSetCommand.Create(),
            ConfigDiffCommand.Create(),
            ConfigHistoryCommand.Create(),
            ConfigRollbackCommand.Create(),
            ConfigKeysCommand.Create(),
        };
}
