using System.CommandLine;
using System.Globalization;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<int> Sessions() =>
        InRange(
            new Option<int>("--sessions")
            {
                Description = "Trading days of the simulated market, 2 to 10000.",
                HelpName = "n",
                DefaultValueFactory = _ => 600,
            },
            2,
            10_000
        );

    public static Option<long?> Seed() =>
        new("--seed")
        {
            Description = "Where the simulated market comes from; that of the settings by default.",
            HelpName = "n",
        };

    public static Option<string?> Journal() =>
        new("--journal")
        {
            Description =
                "SQLite file for every decision, order and fill. With the same inputs a run is continued, or verified when it is whole.",
            HelpName = "path",
        };

    public static Option<string[]> Settings(string fallback) =>
        new("--settings")
        {
            Description = $"YAML files, each laid over the one before; {fallback} by default.",
            HelpName = "file",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    public static Option<string?> Report() =>
        new("--report") { Description = "Write a report as one HTML page.", HelpName = "file.html" };

    public static Option<OrdersOnStop> OnStop() =>
        new("--on-stop")
        {
            Description = "What becomes of working orders on SIGTERM or Ctrl+C: keep (by default) or cancel.",
            HelpName = "keep|cancel",
            DefaultValueFactory = _ => OrdersOnStop.Keep,
        };

    public static Option<string[]> Symbols() =>
        new("--symbols")
        {
            Description = "Only these symbols; all by default.",
            HelpName = "symbol",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    public static Option<string?> Symbol() =>
        new("--symbol")
        {
            Description =
                "The instrument of a file of bars that names none; by default the file's name up to its first _ or dot.",
            HelpName = "symbol",
        };

    public static Option<Timestamp> From() => Time("--from", "The first moment wanted", Timestamp.MinValue);

    public static Option<Timestamp> To() => Time("--to", "The first moment not wanted any more", Timestamp.MaxValue);

    public static Option<string> State() =>
        new("--state")
        {
            Description = "The engine's folder: settings, journal, checkpoints, control socket.",
            HelpName = "folder",
            DefaultValueFactory = _ => "./optifire-state",
        };

    public static Option<string?> StateToKeep() =>
        new("--state")
        {
            Description =
                "Folder for settings, journal, checkpoints and control socket: the run is continued, and other commands reach it.",
            HelpName = "folder",
        };

    /// <summary>The folder a run keeps its state in; null for none.</summary>
    /// <exception cref="UsageException">A journal is named as well.</exception>
    public static StateFolder? StateOf(string? folder, string? journal) =>
        folder is null ? null
        : journal is null ? new StateFolder(folder)
        : throw new UsageException(
            "--state and --journal exclude each other.",
            "The state folder has its own journal: leave --journal out."
        );

    public static Option<bool> Json() => new("--json") { Description = "JSON instead of a table, for scripts." };

    public static Option<string[]> Confirm() =>
        new("--confirm")
        {
            Description =
                "Confirms that these safety-critical plugins may be switched off; 'live' that real money may move.",
            HelpName = "id",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    public static Option<string> Reason(bool isRequired) =>
        new("--reason")
        {
            Description = "Why: the journal keeps it.",
            HelpName = "text",
            Required = isRequired,
            DefaultValueFactory = isRequired ? null : _ => "",
        };

    public static Argument<InstanceId> Instance(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                try
                {
                    return InstanceId.Parse(result.Tokens[0].Value);
                }
                catch (FormatException error)
                {
                    result.AddError(error.Message);
                    return default;
                }
            },
        };

    public static Option<int> InRange(Option<int> option, int low, int high)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < low || value > high))
            {
                result.AddError($"{option.Name} {value} is out of range: {low} to {high} is possible.");
            }
        });
        return option;
    }

    private static Option<Timestamp> Time(string name, string description, Timestamp otherwise) =>
        new(name)
        {
            Description = $"{description}, such as 2012-01-01 or 2014-06-06T13:30:00Z; UTC.",
            HelpName = "time",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
                if (
                    DateTimeOffset.TryParse(
                        text,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                        out DateTimeOffset time
                    )
                )
                {
                    return Timestamp.From(time);
                }

                result.AddError($"{name} '{text}' is not a time: write 2012-01-01 or 2014-06-06T13:30:00Z.");
                return otherwise;
            },
        };
}
