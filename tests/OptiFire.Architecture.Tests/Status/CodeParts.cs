using System.Text.RegularExpressions;
using OptiFire.Sdk.Orders;

namespace OptiFire.Architecture.Tests.Status;

/// <summary>The parts of the project, each with what is found of it in the code.</summary>
public static class CodeParts
{
    private static readonly Type[] Types =
    [
        .. Repository.Packages.SelectMany(row => Repository.Assembly(row.Data).GetTypes()),
    ];

    /// <summary>The packages of the table of directions; a project without a public type is not built.</summary>
    public static IEnumerable<StatusRow> Packages =>
        PackageRule.Table.Select(rule => new StatusRow(
            "packages",
            rule.Package,
            HasCode(rule.Package) ? $"src/{rule.Package}" : null
        ));

    /// <summary>What the engine does, by the types that do it. A pattern stands where the type does not exist yet.</summary>
    public static IEnumerable<StatusRow> Engine =>
        [
            Part("kernel", "one loop on one thread", "Engine.Kernel.EngineKernel"),
            Part("kernel", "virtual time", "Engine.Kernel.VirtualClock"),
            Part("kernel", "recorded or simulated time at a chosen speed", "Engine.Kernel.PacedClock"),
            Part("kernel", "live feeds on the wall clock", "Engine.Kernel.(Live|Wall)[A-Za-z]*Clock"),
            Part("market", "bounded columnar store, views without a copy", "Engine.Market.MarketStore"),
            Part("market", "files: CSV, gzip, zip", "Engine.Market.Files.DataFile"),
            Part("market", "folders of Lean data", "Engine.Market.Files.LeanFolder"),
            Part("market", "tape of recorded inputs", "Engine.[A-Za-z.]*Tape[A-Za-z]*"),
            Part("market", "splits, dividends, renames, delistings", "Engine.Kernel.CorporateActions"),
            Part("market", "simulated market", "Engine.Simulation.Markets.SimulatedMarket"),
            Part("calendar", "United States equities and always open", "Engine.Calendar.UsEquityCalendar"),
            Part("schedule", "session edges, intervals, times of day, cron", "Engine.Scheduling.ScheduleClock"),
            Part("plugins", "waves of a round on one view", "Engine.Plugins.RoundExecutor"),
            Part("plugins", "late runs left behind, endless ones end the run", "Engine.Plugins.RunClaim"),
            Part("plugins", "budgets measured", "Engine.Plugins.PluginMeter"),
            Part(
                "plugins",
                "budgets enforced: cancel, back off, quarantine",
                "Engine.Plugins.(BackOff|PluginQuarantine|Shedding)[A-Za-z]*"
            ),
            Part("plugins", "guards and order filters on the kernel's thread", "Engine.Kernel.GuardBench"),
            Part("plugins", "role Job: training beside the kernel", "Sdk.Plugins.Roles.IJob"),
            Part(
                "plugins",
                "role ExecutionAlgorithm: batches, market on close",
                "Sdk.Plugins.Roles.IExecutionAlgorithm"
            ),
            Part("plugins", "role Service: asynchronous commands", "Sdk.Plugins.Roles.IService"),
            Part("plugins", "conformance kit", "Testing.Conformance.PluginConformance"),
            Part("decisions", "signals, combined, sized, scaled, capped, netted", "Engine.Decisions.DecisionPipeline"),
            Part("decisions", "paper record of every signal instance", "Engine.Decisions.PaperBook"),
            Part("decisions", "attribution of fills to instances", "Engine.Decisions.Attribution"),
            Part("decisions", "hard limits before every order", "Engine.Decisions.Gate"),
            Part("decisions", "latched trading states", "Engine.Decisions.TradingStateBook"),
            Part("orders", "table of transitions", "Engine.Orders.OrderTransitions"),
            Part("orders", "intents durable before they are sent", "Engine.Orders.TradingDesk"),
            Part("portfolio", "ledger in exact decimals, with sub-ledgers", "Engine.Portfolio.Ledger"),
            Part("journal", "hash-chained commit groups", "Engine.Journal.JournalLog"),
            Part("journal", "verification of the chain", "Sdk.Journal.JournalVerifier"),
            Part("journal", "SQLite store with group commit", "Sqlite.SqliteJournal"),
            Part("replay", "run again and compare", "Engine.Replay.ComparingJournal"),
            Part("replay", "continue after a crash", "Engine.Replay.ResumedJournal"),
            Part("replay", "checkpoints", "[A-Za-z.]*Checkpoint[A-Za-z]*"),
            Part("settings", "config.yaml and features.yaml", "Yaml.YamlSettings"),
            Part(
                "settings",
                "versions, change while running, rollback",
                "[A-Za-z.]*Settings(History|Version|Store)[A-Za-z]*"
            ),
            Part("operator", "halt, resume, re-arm, money in and out", "Engine.Kernel.CommandInbox"),
            Part("operator", "orders placed by hand", "Engine.Journal.Records.[A-Za-z]*ByHand"),
            Part("events", "bus with bounded queues", "Engine.Events.EventBus"),
            Part("hosting", "AddOptiFire() with batteries", "[A-Za-z.]+", "AddOptiFire"),
        ];

    /// <summary>Brokers: every implementation of the contract, and those that are still to come.</summary>
    public static IEnumerable<StatusRow> Brokers =>
        [
            .. Types
                .Where(type => type is { IsClass: true, IsVisible: true } && typeof(IBroker).IsAssignableFrom(type))
                .Where(type => type.Assembly.GetName().Name != "OptiFire.Testing")
                .Select(type => new StatusRow("brokers", type.Name, type.FullName)),
            .. HasCode("OptiFire.Alpaca") ? Array.Empty<StatusRow>() : [new StatusRow("brokers", "Alpaca", null)],
        ];

    /// <summary>Programs that show how to compose the packages, and research.</summary>
    public static IEnumerable<StatusRow> Hosts =>
        [
            Folder("hosts", "console host", "samples/OptiFire.ConsoleHost", "*.csproj"),
            Folder("hosts", "web host with dashboard and HTTP interface", "samples/OptiFire.WebHost", "*.csproj"),
            Folder("research", "sample strategies", "samples/OptiFire.SampleStrategies", "*.csproj"),
            Folder("research", "notebooks", "samples/notebooks", "*.ipynb"),
            Folder("research", "benchmarks", "benchmarks/OptiFire.Benchmarks", "*.csproj"),
            new StatusRow(
                "research",
                "runs over a cluster",
                HasCode("OptiFire.Orleans") ? "src/OptiFire.Orleans" : null
            ),
        ];

    private static bool HasCode(string package) =>
        File.Exists(Repository.ProjectFile(package)) && Repository.Assembly(package).GetExportedTypes().Length > 0;

    private static StatusRow Part(string area, string part, string pattern, string? method = null)
    {
        var whole = new Regex($@"^OptiFire\.(?:{pattern})$");
        Type? found = Types
            .Where(type => type is { DeclaringType: null } && whole.IsMatch(NameOf(type)))
            .Where(type => method is null || Array.Exists(type.GetMethods(), found => found.Name == method))
            .OrderBy(NameOf, StringComparer.Ordinal)
            .FirstOrDefault();

        return new StatusRow(area, part, found is null ? null : NameOf(found));
    }

    private static string NameOf(Type type) => type.FullName!.Split('`')[0];

    private static StatusRow Folder(string area, string part, string folder, string pattern) =>
        new(
            area,
            part,
            Directory.Exists(Repository.File(folder))
            && Directory.EnumerateFiles(Repository.File(folder), pattern, SearchOption.AllDirectories).Any()
                ? folder
                : null
        );
}
