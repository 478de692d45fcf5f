using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Engine.Tests.Contracts;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Journal;

public sealed class DeterminismTests
{
    private const int Sessions = 60;

    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    [Theory]
    [InlineData(Durability.AtEnd)]
    [InlineData(Durability.BeforeSend)]
    public async Task Any_number_of_workers_gives_the_same_groups_and_the_same_head(Durability durability)
    {
        var one = new MemoryStore();
        RunReport first = await RunAsync(one, workers: 1, durability);
        foreach (int workers in new[] { 2, 4, 8 })
        {
            var store = new MemoryStore();
            RunReport report = await RunAsync(store, workers, durability);

            Assert.Equal(first.Head, report.Head);
            Assert.Equal(Groups(one), Groups(store));
        }

        Assert.True(Groups(one).Count > 1, "one group says nothing of boundaries");
        Assert.Null(JournalVerifier.Verify(one.Journal.Read(), first.Head).Fault);
    }

    [Fact]
    public async Task A_run_cancelled_anywhere_and_continued_ends_on_the_same_head()
    {
        JournalHead whole = (await RunAsync(new MemoryStore(), workers: 1, Durability.BeforeSend)).Head;
        for (int cut = 1; cut < Sessions * Symbols.Length; cut += 11)
        {
            var store = new MemoryStore();
            await CutAsync(store, cut);
            RunReport report = await RunAsync(store, workers: 1 + (cut % 3), Durability.BeforeSend);

            Assert.True(whole == report.Head, $"cut at {cut}: {report.Head}, not {whole}");
            Assert.Null(JournalVerifier.Verify(store.Journal.Read(), whole).Fault);
        }
    }

    [Fact]
    public async Task A_run_cancelled_many_times_ends_on_the_same_head()
    {
        JournalHead whole = (await RunAsync(new MemoryStore(), workers: 1, Durability.BeforeSend)).Head;
        var store = new MemoryStore();
        for (int cut = 20; cut < Sessions * Symbols.Length; cut += 35)
        {
            await CutAsync(store, cut);
        }

        Assert.Equal(whole, (await RunAsync(store, workers: 1, Durability.BeforeSend)).Head);
    }

    [Fact]
    public async Task A_run_cancelled_and_continued_on_disk_ends_on_the_same_head()
    {
        JournalHead whole = (await RunAsync(new MemoryStore(), workers: 1, Durability.BeforeSend)).Head;
        using TemporaryFolder folder = SharedFolder.Temporary();
        for (int cut = 1; cut < Sessions * Symbols.Length; cut += 53)
        {
            var store = new SqliteFile(folder.File($"cut{cut}.db"));
            await CutAsync(store, cut);
            RunReport report = await RunAsync(store, workers: 1, Durability.BeforeSend);

            Assert.Equal(whole, report.Head);
        }
    }

    private static async Task CutAsync(IJournalStoreFactory store, int cut)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        try
        {
            await RunAsync(store, workers: 1, Durability.BeforeSend, cancel, cut);
        }
        catch (OperationCanceledException)
        {
            // It was waiting for the disk.
        }

        Assert.True(cancel.IsCancellationRequested, $"cut {cut} was not reached");
    }

    private static async Task<RunReport> RunAsync(
        IJournalStoreFactory store,
        int workers,
        Durability durability,
        CancellationTokenSource? cancel = null,
        int cut = int.MaxValue
    )
    {
        var settings = new EngineSettings
        {
            System = new SystemSettings { MaxWorkers = workers },
            Execution = new ExecutionSettings { Durability = durability },
        };
        ListSource<Sdk.Market.Bar> walk = Walks.Daily(Symbols, Sessions, seed: 5);
        var exchange = new SimulatedBroker(
            new InstrumentCatalogue(walk.Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(settings.Execution)
        );
        var services = new ServiceCollection();
        services.AddKeyedSingleton("", store);
        services
            .AddOptiFireEngine(configure: o => o.Settings = settings)
            .AddSource(walk)
            .AddPlugin<Momentum, MomentumOptions>(new MomentumOptions { Decay = 0.3, Work = 300 }, enabled: true)
            .AddPlugin<WinnersFirst, WinnersFirstOptions>(enabled: true)
            .AddPlugin<LossStop, LossStopOptions>(enabled: true)
            .UseBroker(new CuttingBroker(exchange, cut, cancel));
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider
            .GetRequiredService<OptiFireEngine>()
            .RunAsync(cancel?.Token ?? TestContext.Current.CancellationToken);
    }

    private static List<(long, long, int)> Groups(MemoryStore store) =>
        [.. store.Journal.Read().Select(g => (g.FirstSequence, g.LastSequence, g.Payload.Length))];

    private sealed class SqliteFile(string path) : IJournalStoreFactory
    {
        public IJournalStore Open(Durability durability) => SqliteStore.Open(path, durability);
    }
}
