using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Benchmarks;

/// <summary>What the engine adds to a plugin's run: 75 plugins that do next to nothing, triggered by every bar.</summary>
/// <remarks>The difference of the two, divided by <see cref="Plugins"/> × <see cref="Bars"/>, is the guard's cost per run.</remarks>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class RoundBenchmarks
{
    public const int Plugins = 75;
    public const int Bars = 20_000;

    private DecodedBars _bars = null!;

    [GlobalSetup]
    public void Setup()
    {
        var bars = new Bar[Bars];
        for (int i = 0; i < bars.Length; i++)
        {
            Timestamp end = Timestamp.FromUtc(2020, 1, 2) + TimeSpan.FromMinutes(i + 1);
            bars[i] = new Bar
            {
                Instrument = new InstrumentId(0),
                Size = BarSize.Minute,
                Start = end - TimeSpan.FromMinutes(1),
                EventTime = end,
                AvailableAt = end,
                Open = 1_000_000 + i,
                High = 1_000_000 + i,
                Low = 1_000_000 + i,
                Close = 1_000_000 + i,
            };
        }

        _bars = new DecodedBars(bars);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Plugins * Bars, Description = "no plugin: the loop alone")]
    public Task Empty() => RunAsync(0);

    [Benchmark(OperationsPerInvoke = Plugins * Bars, Description = "75 plugins per bar, per run")]
    public Task SeventyFive() => RunAsync(Plugins);

    private async Task RunAsync(int plugins)
    {
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.BaseCalendar = "always-open";
                o.Settings = new EngineSettings { System = new SystemSettings { MaxWorkers = 1 } };
            })
            .AddSource(_bars);
        for (int i = 0; i < plugins; i++)
        {
            builder.AddPlugin<LastClose, LastCloseOptions>(name: $"n{i}", enabled: true);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<OptiFireEngine>().RunAsync();
    }
}
