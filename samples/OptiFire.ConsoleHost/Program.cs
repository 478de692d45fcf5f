using System.CommandLine;
using OptiFire.ConsoleHost.Commands;
using OptiFire.ConsoleHost.Screens;

var root = new RootCommand("OptiFIRE: an engine for systematic trading. Everything here runs offline, without keys.")
{
    RunCommand.Create(),
    ReplayCommand.Create(),
    BacktestCommand.Create(),
    VerifyCommand.Create(),
    ReportCommand.Create(),
    ConfigCommand.Create(),
    FlagsCommand.Create(),
    PluginsCommand.Create(),
    ScheduleCommand.Create(),
    CheckpointCommand.Create(),
    JournalCommand.Create(),
    TradingCommand.Create(),
    HealthCommand.Create(),
    ContainerCommand.Create(),
};
ExampleHelp.AddTo(root);

return await Failures.GuardAsync(root, args).ConfigureAwait(false);
