using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market.Files;
using OptiFire.Engine.Replay;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Kernel;

/// <summary>The first spike: the exact moving-average job through the whole engine, with tape and journal.</summary>
[Trait("Category", "Golden")]
public sealed class SmaJobTests
{
    [Theory]
    [InlineData("sma_daily.csv", 86_400, 5_849, 205, "112609.0844")]
    [InlineData("sma_minute.csv.gz", 60, 999_960, 41_874, "22540.3007")]
    public async Task The_moving_average_job_ends_on_the_exact_equity(
        string file,
        int barSeconds,
        long bars,
        long fills,
        string equity
    )
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        await using ServiceProvider provider = Compose(Source(file), barSeconds, folder.File("journal.db"));

        RunReport report = await RunAsync(provider);

        Assert.Equal(bars, report.Inputs);
        Assert.Equal(fills, report.Fills);
        Assert.Equal(decimal.Parse(equity, CultureInfo.InvariantCulture), report.Portfolio.Equity);
        Assert.True(JournalVerifier.Verify(SqliteStore.ReadGroups(folder.File("journal.db")), report.Head).IsValid);
    }

    [Fact]
    public async Task The_job_played_from_its_tape_gives_the_same_journal()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("journal.db");
        DataFile source = Source("sma_daily.csv");
        await using (ServiceProvider recording = Compose(source, 86_400, path, recordsTape: true))
        {
            await RunAsync(recording);
        }

        await using SqliteStore store = SqliteStore.Open(path, Durability.AtEnd);
        await using ServiceProvider kinds = Compose(source, 86_400, null);
        var tape = new TapeSource(
            source.Name,
            store.Tape,
            source.Instruments,
            kinds.GetKeyedServices<DatumRegistration>("")
        );
        await using ServiceProvider playing = Compose(tape, 86_400, null, recordsTape: true);
        ReplayComparison comparison = await playing
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(store.Journal, TestContext.Current.CancellationToken);

        // The input's record names the file there and the tape here; nothing else may differ.
        Assert.Null(comparison.FirstPlugin);
        Assert.StartsWith("source ", comparison.First?.Subject, StringComparison.Ordinal);
    }

    private static DataFile Source(string file) =>
        DataFile.Open(SharedFolder.Data("jobs", file), new DataFileOptions { Symbol = "SPY" });

    private static Task<RunReport> RunAsync(ServiceProvider provider) =>
        provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);

    private static ServiceProvider Compose(
        IMarketDataSource source,
        int barSeconds,
        string? journal,
        bool recordsTape = false
    )
    {
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
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
                o.BaseCalendar = "always-open";
                o.RecordsTape = recordsTape;
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

        return services.BuildServiceProvider();
    }
}
