using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Kernel;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    [Fact]
    public async Task A_bar_that_changes_nothing_allocates_nothing()
    {
        const int bars = 30_000;
        await AllocatedAsync(bars); // compiled, pools filled
        long once = await AllocatedAsync(bars);
        long twice = await AllocatedAsync(2 * bars);

        double perBar = (twice - once) / (double)bars;
        TestContext.Current.SendDiagnosticMessage($"{perBar:F4} bytes per bar");
        Assert.True(perBar < 1, $"{perBar} bytes per bar");
    }

    private static async Task<long> AllocatedAsync(int bars)
    {
        var source = new FlatSeconds(bars);
        var services = new ServiceCollection();
        services
            .AddOptiFireEngine(configure: o =>
            {
                o.BaseCalendar = "always-open";
                o.Settings = new EngineSettings { System = new SystemSettings { MaxWorkers = 1 } };
            })
            .AddSource(source)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>(
                new MovingAverageCrossOptions { BarSeconds = 1 },
                enabled: true
            );
        await using ServiceProvider provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<OptiFireEngine>();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);
        long after = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(bars, report.Inputs);
        return after - before;
    }

    /// <summary>One second after another at one price, all in memory before the run.</summary>
    private sealed class FlatSeconds : IMarketDataSource
    {
        private readonly Bar[] _bars;

        public FlatSeconds(int count)
        {
            _bars = new Bar[count];
            for (int i = 0; i < count; i++)
            {
                Timestamp start = Timestamp.FromUtc(2020, 1, 2) + TimeSpan.FromSeconds(i);
                _bars[i] = new Bar
                {
                    Size = BarSize.Second,
                    Start = start,
                    EventTime = start + TimeSpan.FromSeconds(1),
                    AvailableAt = start + TimeSpan.FromSeconds(1),
                    Open = 100_0000,
                    High = 100_0000,
                    Low = 100_0000,
                    Close = 100_0000,
                };
            }
        }

        public string Name => "flat seconds";

        public IReadOnlyList<Instrument> Instruments { get; } = [new Instrument { Symbol = "AAA" }];

        public async IAsyncEnumerable<DataBatch> ReadAsync(
            SourceRequest request,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.CompletedTask;
            yield return new DataBatch<Bar>(_bars, _bars.Length);
        }
    }
}
