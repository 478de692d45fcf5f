using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Market.Files;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Engine.Tests.Support;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Checkpoints;

/// <summary>How long a restart takes, and how long the kernel stands still for a checkpoint.</summary>
[Trait("Category", "Golden")]
[Collection(nameof(Kernel.AllocationTests))] // alone: it counts the processor time of the whole process
public sealed class ReadyAgainTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_run_of_a_million_bars_is_ready_again_within_five_seconds()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var source = DataFile.Open(
            SharedFolder.Data("jobs", "sma_minute.csv.gz"),
            new DataFileOptions { Symbol = "SPY" }
        );
        using var killed = new CancellationTokenSource();
        List<Task<CheckpointInfo>> taken = [];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await RunAsync(source, 60, folder, At, killed.Token);
            killed.Token.ThrowIfCancellationRequested();
        });
        CheckpointInfo[] stored = await Task.WhenAll(taken);

        using var own = Process.GetCurrentProcess();
        TimeSpan before = own.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        RunReport restored = await RunAsync(source, 60, folder, (_, _) => { }, CancellationToken.None);
        TimeSpan ready = Stopwatch.GetElapsedTime(started);
        own.Refresh();
        TimeSpan processor = own.TotalProcessorTime - before;

        foreach (string file in Directory.GetFiles(folder.File("checkpoints")))
        {
            File.Delete(file);
        }

        started = Stopwatch.GetTimestamp();
        RunReport replayed = await RunAsync(source, 60, folder, (_, _) => { }, CancellationToken.None);
        TimeSpan replay = Stopwatch.GetElapsedTime(started);

        output.WriteLine(
            $"pauses: {string.Join(", ", stored.Select(c => $"{c.Pause!.Value.TotalMilliseconds:0.0} ms"))}"
        );
        output.WriteLine($"sizes: {string.Join(", ", stored.Select(c => $"{c.Bytes / 1024} KB"))}");
        output.WriteLine(
            $"to the end of the data from the checkpoint: {ready.TotalSeconds:0.00} s, {processor.TotalSeconds:0.00} s of processor time"
        );
        output.WriteLine($"to the end of the data from the start: {replay.TotalSeconds:0.00} s");
        Assert.Equal(999_960, restored.Inputs);
        Assert.Equal(41_874, restored.Fills);
        Assert.Equal(22_540.3007m, restored.Portfolio.Equity);
        Assert.Equal(stored[^1].Sequence, restored.WentOnFrom);
        Assert.Equal(replayed.Head, restored.Head);

        // A machine that is busy with other things says nothing of this: the smaller of the two counts.
        TimeSpan counted = processor < ready ? processor : ready;
        Assert.True(counted < TimeSpan.FromSeconds(5), $"ready after {ready}, {processor} of processor time");

        void At(OptiFireEngine engine, long step)
        {
            if (step % 100_000 == 0)
            {
                Task.WaitAll(taken);
                taken.Add(engine.Checkpoints.TakeAsync(CancellationToken.None));
            }

            if (step == 999_000)
            {
                killed.Cancel();
            }
        }
    }

    [Fact]
    public async Task The_kernel_stands_still_for_milliseconds_with_a_hundred_windows_of_a_year()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string[] symbols = [.. Enumerable.Range(0, 100).Select(i => $"S{i:000}")];
        List<Task<CheckpointInfo>> taken = [];
        await RunAsync(Walks.Daily(symbols, 600, seed: 1), 86_400, folder, At, CancellationToken.None, slow: 252);

        CheckpointInfo[] stored = await Task.WhenAll(taken);
        double[] pauses = [.. stored.Select(c => c.Pause!.Value.TotalMilliseconds).Order()];
        output.WriteLine(
            $"pauses: {string.Join(", ", stored.Select(c => $"{c.Pause!.Value.TotalMilliseconds:0.00} ms"))}"
        );
        output.WriteLine($"sizes: {string.Join(", ", stored.Select(c => $"{c.Bytes / 1024} KB"))}");
        Assert.True(pauses[pauses.Length / 2] < 50, $"the median pause is {pauses[pauses.Length / 2]} ms");

        void At(OptiFireEngine engine, long step)
        {
            if (step >= 300 && step % 50 == 0)
            {
                Task.WaitAll(taken);
                taken.Add(engine.Checkpoints.TakeAsync(CancellationToken.None));
            }
        }
    }

    private static async Task<RunReport> RunAsync(
        IMarketDataSource source,
        int barSeconds,
        TemporaryFolder folder,
        Action<OptiFireEngine, long> at,
        CancellationToken cancellationToken,
        int slow = 30
    )
    {
        var execution = new ExecutionSettings
        {
            Sizing = SizingRule.FixedQuantity,
            RthOnly = false,
            TimeInForce = TimeInForce.GoodTilCanceled,
            MinTradeFraction = 0,
            Durability = Durability.AtEnd,
        };
        OptiFireEngine? engine = null;
        var exchange = new SimulatedBroker(
            new InstrumentCatalogue(source.Instruments),
            new AlwaysOpenCalendar(),
            SimulatedBrokerOptions.From(execution)
        );
        var options = new MovingAverageCrossOptions { BarSeconds = barSeconds };
        var services = new ServiceCollection();
        services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = new EngineSettings
                {
                    Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
                    Execution = execution,
                };
                o.BaseCalendar = "always-open";
                o.CheckpointFolder = folder.File("checkpoints");
            })
            .AddSource(source)
            .UseBroker(new AskingBroker(exchange, step => at(engine!, step)))
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions, MovingAverageCrossOptionsValidator>(
                slow == 30 ? options : options with { Slow = slow },
                enabled: true
            )
            .AddSqliteJournal(folder.File("journal.db"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        return await engine.RunAsync(cancellationToken);
    }
}
