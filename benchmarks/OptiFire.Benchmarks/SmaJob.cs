using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market.Files;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;

namespace OptiFire.Benchmarks;

/// <summary>The job "SMA 10/30": 100 shares, market orders at the next bar's open, one basis point of commission.</summary>
internal static class SmaJob
{
    /// <summary>The folder of real data.</summary>
    public static string DataFolder { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("OPTIFIRE_SHARED") ?? BesideTheRepository(), "data");

    public static string Folder => Path.Combine(DataFolder, "jobs");

    public static string DailyFile => Path.Combine(Folder, "sma_daily.csv");

    public static string MinuteFile => Path.Combine(Folder, "sma_minute.csv.gz");

    public static IMarketDataSource Csv(string file) => DataFile.Open(file, new DataFileOptions { Symbol = "SPY" });

    public static async Task<RunReport> RunAsync(string file, IMarketDataSource source, string? journal)
    {
        int barSeconds = file == DailyFile ? 86_400 : 60;
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.BaseCalendar = "always-open";
                o.Settings = new EngineSettings
                {
                    Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
                    Execution = new ExecutionSettings
                    {
                        Sizing = SizingRule.FixedQuantity,
                        RthOnly = false,
                        TimeInForce = TimeInForce.GoodTilCanceled,
                        MinTradeFraction = 0,
                        Durability = Durability.AtEnd,
                    },
                };
            })
            .AddSource(source)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>(
                new MovingAverageCrossOptions { BarSeconds = barSeconds },
                enabled: true
            );
        if (journal is not null)
        {
            builder.AddSqliteJournal(journal);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync();
    }

    private static string BesideTheRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "OptiFire.sln")))
            {
                return Path.Combine(at.FullName, "..", "shared");
            }
        }

        throw new DirectoryNotFoundException("Set OPTIFIRE_SHARED to the folder that holds data/jobs.");
    }
}
