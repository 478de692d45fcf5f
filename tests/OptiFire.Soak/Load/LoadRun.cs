using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;

namespace OptiFire.Soak.Load;

/// <summary>An engine with every plugin on real time, for as long as is asked; says whether it held on to memory.</summary>
internal static class LoadRun
{
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromSeconds(15);

    // Plugins whose data come by the minute learn by the minute: a session has one daily close.
    private static readonly Dictionary<string, Dictionary<string, string>> Options = new()
    {
        ["sample_sma_cross"] = new()
        {
            ["bar_seconds"] = "60",
            ["fast"] = "3",
            ["slow"] = "8",
        },
        ["fe_kalman"] = new() { ["bar_seconds"] = "60", ["training_bars"] = "60" },
        ["sl_fading_memory"] = new() { ["bar_seconds"] = "60", ["warm_up"] = "20" },
        ["infra_checkpoint_restart"] = new() { ["interval_seconds"] = "60" },
    };

    private static readonly (string Path, string Value)[] Changes =
    [
        ("plugins.sl_fading_memory.enabled", "false"),
        ("risk.max_exposure_symbol", "0.2"),
        ("plugins.sl_fading_memory.enabled", "true"),
        ("plugins.fe_kalman.options.refit_bars", "30"),
        ("plugins.sample_sma_cross.enabled", "false"),
        ("risk.max_exposure_symbol", "0.3"),
        ("plugins.sample_sma_cross.enabled", "true"),
        ("plugins.fe_kalman.options.refit_bars", "63"),
    ];

    /// <summary>Runs.</summary>
    /// <param name="folder">Where its state and <c>samples.csv</c> go; state of an earlier run is removed.</param>
    /// <param name="minutes">For how long, at most what the session has at the rate.</param>
    /// <param name="rate">Market data a second.</param>
    /// <returns>0 when nothing grew, else 1.</returns>
    public static async Task<int> RunAsync(string folder, double minutes, double rate)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var market = new WarmMarket();
        long count = market.Count();
        double pace = rate * market.Length.TotalSeconds / count;
        Console.WriteLine($"the session has {count} data: {count / rate / 60:0.0} minutes at {rate} a second");
        var services = new ServiceCollection();
        services
            .AddOptiFire(configure: o =>
            {
                o.Settings = EverythingOn();
                o.Pace = pace;
                o.CheckpointFolder = Path.Combine(folder, "checkpoints");
            })
            .AddSource(market)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>()
            .AddSqliteJournal(Path.Combine(folder, "journal.db"))
            .AddSqliteSettings(Path.Combine(folder, "settings.db"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var sampler = new Sampler(engine, market.Opening, pace, Path.Combine(folder, "samples.csv"));
        Task<RunReport> run = engine.RunAsync(stop.Token);
        Task sampling = sampler.RunAsync(stop.Token);
        Task<int> changing = ChangeAsync(engine, stop.Token);
        RunReport report = await run;
        await stop.CancelAsync();
        await sampling;
        return LoadVerdict.Print(report, sampler.Samples, await changing, rate);
    }

    /// <summary>Settings under which every plugin that is registered runs.</summary>
    private static EngineSettings EverythingOn()
    {
        var services = new ServiceCollection();
        services
            .AddOptiFire()
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>();
        using ServiceProvider provider = services.BuildServiceProvider();
        return new EngineSettings
        {
            System = new SystemSettings { MaxCpuPercent = 100 }, // shed plugins would not be soaked
            // A fixed size far below the limits: a share of equity moves with every quote, and orders with it.
            Execution = new ExecutionSettings { Sizing = SizingRule.FixedQuantity, InitialCash = 10_000_000 },
            Plugins = provider
                .GetKeyedServices<PluginRegistration>("")
                .ToDictionary(
                    r => r.Instance,
                    r => new PluginSettings
                    {
                        Enabled = true,
                        Options = Options.GetValueOrDefault(r.Instance.ToString()) ?? [],
                    }
                ),
        };
    }

    private static async Task<int> ChangeAsync(OptiFireEngine engine, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenChanges);
        int count = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                (string path, string value) = Changes[count % Changes.Length];
                await engine.Settings.UpdateAsync(
                    new SettingsUpdate("soak", new Dictionary<string, string?> { [path] = value }),
                    cancellationToken
                );
                count++;
            }
        }
        catch (OperationCanceledException)
        {
            // the end of the run
        }

        return count;
    }
}
