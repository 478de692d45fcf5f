using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market.Files;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.Sqlite;
using OptiFire.Yaml;

namespace OptiFire.ConsoleHost.Runs;

/// <summary>What a run is made of: settings and sources.</summary>
internal sealed record RunPlan
{
    private const string Strategy = "sample_sma_cross";
    private const string DrawdownStop = "risk_drawdown_derisk";

    public required EngineSettings Settings { get; init; }

    public required Action<IOptiFireBuilder> AddSources { get; init; }

    public Timestamp From { get; init; } = Timestamp.MinValue;

    public Timestamp To { get; init; } = Timestamp.MaxValue;

    public string BaseCalendar { get; init; } = "us-equity";

    public double? Pace { get; init; }

    /// <summary>The files the settings are from.</summary>
    public string[] SettingsFiles { get; init; } = [];

    /// <summary>What becomes of working orders when the run is stopped.</summary>
    public OrdersOnStop OnStop { get; init; }

    /// <summary>Files that are no data, each with the reason.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; init; } = [];

    /// <summary>The invented market.</summary>
    public static RunPlan Simulated(int sessions, long? seed, string[] settings)
    {
        EngineSettings loaded = Load(settings, "demo.yaml");
        long chosen = seed ?? loaded.System.Seed;
        var options = new SimulatedMarketOptions
        {
            Seed = chosen,
            DailySessions = sessions,
            MinuteSessions = Math.Min(5, sessions),
            TickSymbols = ["SPY"],
        };
        return new RunPlan
        {
            Settings = loaded with { System = loaded.System with { Seed = chosen } },
            SettingsFiles = Files(settings, "demo.yaml"),
            AddSources = builder => builder.AddSimulatedMarket(options),
        };
    }

    /// <summary>A folder of recorded data.</summary>
    public static RunPlan Recorded(
        string folder,
        Timestamp from,
        Timestamp to,
        string[] symbols,
        bool round,
        string[] settings
    )
    {
        from = InCalendar(from);
        DataFolder data = DataFolder.Open(
            folder,
            _ => new DataFileOptions
            {
                From = from,
                To = to,
                Symbols = symbols.Length == 0 ? null : symbols,
                RoundToScale = round,
            }
        );
        if (data.Sources.Count == 0)
        {
            throw new UsageException(
                $"'{folder}' holds no data that can be used."
                    + string.Concat(
                        data.Unread.Take(5).Select(u => $"{Environment.NewLine}  {u.Path}: {Terminal.Short(u.Reason)}")
                    ),
                "Name a folder with CSV files of bars, quotes, trades or books, and symbols that are in them."
            );
        }

        return new RunPlan
        {
            Settings = Load(settings, "demo.yaml"),
            SettingsFiles = Files(settings, "demo.yaml"),
            From = from,
            To = to,
            Unread = data.Unread,
            AddSources = builder => data.Sources.ToList().ForEach(source => builder.AddSource(source)),
        };
    }

    /// <summary>One file of bars and the moving-average strategy.</summary>
    public static RunPlan Job(string file, string? symbol, int fast, int slow, string[] settings)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no file '{file}'.", "Name a CSV file of bars, plain or .gz.");
        }

        DataFile source = DataFile.Open(
            file,
            new DataFileOptions
            {
                Symbol = symbol,
                Declare = instrument => instrument with { Calendar = "always-open" },
            }
        );
        if (source.BarSize is not { } size || source.Layout is FileLayout.Quotes)
        {
            throw new UsageException($"'{file}' holds no bars, but {source.Layout}.", "Name a CSV file of bars.");
        }

        var values = new Dictionary<string, string>
        {
            ["fast"] = fast.ToString(CultureInfo.InvariantCulture),
            ["slow"] = slow.ToString(CultureInfo.InvariantCulture),
            ["bar_seconds"] = size.Seconds.ToString(CultureInfo.InvariantCulture),
        };
        EngineSettings loaded = Load(settings, Path.Combine("jobs", "sma.yaml"));
        var plugins = new Dictionary<InstanceId, PluginSettings>(loaded.Plugins)
        {
            [InstanceId.Parse(Strategy)] = new PluginSettings { Enabled = true, Options = values },
        };

        // The job is the strategy alone; a stop that is on by default would end it at the first drawdown.
        plugins.TryAdd(InstanceId.Parse(DrawdownStop), new PluginSettings { Enabled = false });
        return new RunPlan
        {
            Settings = loaded with { Plugins = plugins },
            BaseCalendar = "always-open",
            AddSources = builder => builder.AddSource(source),
        };
    }

    /// <summary>Puts the engine together.</summary>
    /// <param name="journal">The journal's file; null for none.</param>
    /// <param name="state">The folder for everything that outlives the run, in place of a journal; null for none.</param>
    public ServiceProvider Build(string? journal, StateFolder? state = null) =>
        Build(new ServiceCollection(), journal, state);

    private ServiceProvider Build(ServiceCollection services, string? journal, StateFolder? state)
    {
        IOptiFireBuilder builder = AddPlugins(
            services.AddOptiFire(configure: options =>
            {
                options.Settings = Settings;
                options.From = From;
                options.To = To;
                options.BaseCalendar = BaseCalendar;
                options.Pace = Pace;
            })
        );
        AddSources(builder);
        if (state is not null)
        {
            builder.AddSettings(SettingsFiles).AddState(state.Path);
        }
        else if (journal is not null)
        {
            builder.AddSqliteJournal(journal);
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Makes an engine that keeps nothing, with versions of settings that are there already.</summary>
    public ServiceProvider Build(string? journal, ISettingsStore versions)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton("", versions);
        return Build(services, journal, state: null);
    }

    /// <summary>Adds the strategies that come with this program.</summary>
    public static IOptiFireBuilder AddPlugins(IOptiFireBuilder builder) =>
        builder.AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>();

    /// <summary>A moment that the calendar knows: what is older cannot be told apart into sessions.</summary>
    private static Timestamp InCalendar(Timestamp from)
    {
        DateOnly first = new UsEquityCalendar().FirstDate;
        var known = Timestamp.FromUtc(first.Year, first.Month, first.Day + 1); // so that its New York date is inside too
        return from > known ? from : known;
    }

    private static EngineSettings Load(string[] settings, string fallback) =>
        YamlSettings.Load(Files(settings, fallback));

    private static string[] Files(string[] settings, string fallback) =>
        settings.Length > 0 ? settings : [Path.Combine(AppContext.BaseDirectory, "configs", fallback)];
}
