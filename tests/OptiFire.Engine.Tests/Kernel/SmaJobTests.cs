using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Kernel;

/// <summary>The first spike: the exact moving-average job through the whole engine.</summary>
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
        RunReport report = await RunAsync(SharedFolder.Data("jobs", file), barSeconds);
        TestContext.Current.SendDiagnosticMessage(report.ToString() + " " + report.Elapsed);

        Assert.Equal(bars, report.Inputs);
        Assert.Equal(fills, report.Fills);
        Assert.Equal(decimal.Parse(equity, CultureInfo.InvariantCulture), report.Portfolio.Equity);
    }

    private static async Task<RunReport> RunAsync(string file, int barSeconds)
    {
        var services = new ServiceCollection();
        services
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
                    },
                };
                o.BaseCalendar = "always-open";
            })
            .AddSource(new JobSource(file, barSeconds))
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>(
                new MovingAverageCrossOptions { BarSeconds = barSeconds },
                enabled: true
            );
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class JobSource(string file, int barSeconds) : IMarketDataSource
    {
        public string Name => Path.GetFileName(file);

        public IReadOnlyList<Instrument> Instruments => [new Instrument { Symbol = "SPY", Calendar = "always-open" }];

        public async IAsyncEnumerable<DataBatch> ReadAsync(
            SourceRequest request,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await using Stream raw = File.OpenRead(file);
            await using Stream text = file.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(raw, CompressionMode.Decompress)
                : raw;
            using var reader = new StreamReader(text);
            await reader.ReadLineAsync(cancellationToken);
            var rows = new Bar[4096];
            int count = 0;
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                string[] f = line.Split(',');
                var start = Timestamp.Parse(f[0]);
                Timestamp end = start + TimeSpan.FromSeconds(barSeconds);
                rows[count++] = new Bar
                {
                    Instrument = new InstrumentId(0),
                    Size = new BarSize(barSeconds),
                    Start = start,
                    EventTime = end,
                    AvailableAt = end,
                    Open = long.Parse(f[1], CultureInfo.InvariantCulture),
                    High = long.Parse(f[2], CultureInfo.InvariantCulture),
                    Low = long.Parse(f[3], CultureInfo.InvariantCulture),
                    Close = long.Parse(f[4], CultureInfo.InvariantCulture),
                    Volume = long.Parse(f[5], CultureInfo.InvariantCulture),
                };
                if (count == rows.Length)
                {
                    yield return new DataBatch<Bar>(rows, count);
                    rows = new Bar[4096];
                    count = 0;
                }
            }

            yield return new DataBatch<Bar>(rows, count);
        }
    }
}
