using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Engine.Tests.Checkpoints;
using OptiFire.Engine.Tests.Contracts;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Journal;

/// <summary>A run that is stopped in order, anywhere, and goes on: nothing is lost and nothing differs.</summary>
public sealed class StopTests
{
    private const int Sessions = 60;

    /// <summary>The last datum after which there are more.</summary>
    private const int Last = (Sessions - 1) * 5;

    private static readonly string[] Symbols = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    [Theory]
    [InlineData(Durability.AtEnd)]
    [InlineData(Durability.BeforeSend)]
    public async Task A_run_stopped_anywhere_goes_on_to_the_same_records(Durability durability)
    {
        var uncut = new MemoryStore();
        RunReport whole = await RunAsync(uncut, durability);
        Assert.Equal(RunEnding.Whole, whole.Ending);
        for (int cut = 1; cut < Last; cut += 11)
        {
            var store = new MemoryStore();
            RunReport stopped = await RunAsync(store, durability, cut);
            JournalVerification sealedUp = JournalVerifier.Verify(store.Journal.Read(), stopped.Head);
            RunReport report = await RunAsync(store, durability);

            Assert.Equal(RunEnding.Stopped, stopped.Ending);
            Assert.Null(sealedUp.Fault);
            Assert.Equal(RunEnding.Whole, report.Ending);
            Assert.Null(JournalVerifier.Verify(store.Journal.Read(), report.Head).Fault);
            Assert.True(Records(uncut).SequenceEqual(Records(store)), $"cut at {cut}");
            Assert.Equal(whole.Portfolio.Equity, report.Portfolio.Equity);
        }
    }

    [Fact]
    public async Task What_happened_before_the_stop_is_in_the_journal()
    {
        var uncut = new MemoryStore();
        await RunAsync(uncut, Durability.AtEnd);
        for (int cut = 40; cut < Last; cut += 60)
        {
            var store = new MemoryStore();
            RunReport stopped = await RunAsync(store, Durability.AtEnd, cut);

            Entry[] kept = [.. Records(store)];
            Assert.Equal(stopped.Orders, kept.Count(r => r.Kind == JournalRecordKind.Intent));
            Assert.Equal(kept, Records(uncut).Take(kept.Length));
            Assert.Equal(stopped.Head.Records, kept.Length);
        }
    }

    [Fact]
    public async Task A_run_stopped_many_times_also_while_it_is_lived_again_goes_on_to_the_same_records()
    {
        var uncut = new MemoryStore();
        await RunAsync(uncut, Durability.AtEnd);
        var store = new MemoryStore();
        foreach (int cut in (int[])[20, 90, 40, 90, 91, 200, 10, 260])
        {
            long before = store.Journal.Read().Select(g => g.LastSequence).LastOrDefault();
            RunReport stopped = await RunAsync(store, Durability.AtEnd, cut);

            Assert.Equal(RunEnding.Stopped, stopped.Ending);
            Assert.True(store.Journal.Read().Last().LastSequence >= before);
        }

        RunReport report = await RunAsync(store, Durability.AtEnd);

        Assert.True(store.Journal.Read().Count() > 4, "no stop ended a group");
        Assert.Equal(Records(uncut), Records(store));
        Assert.Null(JournalVerifier.Verify(store.Journal.Read(), report.Head).Fault);
    }

    [Fact]
    public async Task A_whole_journal_of_a_stopped_run_is_lived_again_to_the_same_head()
    {
        var store = new MemoryStore();
        await RunAsync(store, Durability.AtEnd, cut: 130);
        RunReport first = await RunAsync(store, Durability.AtEnd);
        RunReport again = await RunAsync(store, Durability.AtEnd);

        Assert.Equal(first.Head, again.Head);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task A_stopped_run_goes_on_from_its_checkpoint(int earlier)
    {
        var uncut = new MemoryStore();
        await RunAsync(uncut, Durability.AtEnd);
        for (int cut = 15; cut < Sessions; cut += 11)
        {
            using TemporaryFolder folder = SharedFolder.Temporary();
            var store = new MemoryStore();
            // It is taken with an open group, which the stop ends later.
            await RunAsync(store, Durability.AtEnd, cut, checkpoints: folder.Path, takeAt: cut - earlier);
            RunReport report = await RunAsync(store, Durability.AtEnd, checkpoints: folder.Path);

            Assert.NotNull(report.WentOnFrom);
            Assert.Equal(Records(uncut), Records(store));
            Assert.Null(JournalVerifier.Verify(store.Journal.Read(), report.Head).Fault);
        }
    }

    [Fact]
    public async Task A_stopped_run_goes_on_on_disk()
    {
        var uncut = new MemoryStore();
        await RunAsync(uncut, Durability.AtEnd);
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = folder.File("j.db");
        var store = new SqliteFile(path);
        await RunAsync(store, Durability.Grouped, cut: 77);
        await RunAsync(store, Durability.Grouped, cut: 155);
        RunReport report = await RunAsync(store, Durability.Grouped);

        CommitGroup[] groups = [.. SqliteStore.ReadGroups(path)];
        Assert.Null(JournalVerifier.Verify(groups, report.Head).Fault);
        Assert.Equal(Records(uncut).Skip(1), Records(groups).Skip(1)); // the first record says the durability
    }

    [Fact]
    public async Task Working_orders_are_cancelled_when_asked_and_the_journal_says_why()
    {
        (int cut, string[] working) = await WorkingAsync();
        var store = new MemoryStore();
        RunReport stopped = await RunAsync(store, Durability.AtEnd, cut, orders: OrdersOnStop.Cancel);
        RunReport report = await RunAsync(store, Durability.AtEnd);

        CancelIntended[] cancels =
        [
            .. Entries(store.Journal.Read())
                .Where(e => e.Kind == JournalRecordKind.CancelIntent)
                .Select(e => e.As<CancelIntended>()),
        ];
        Assert.Equal(working, cancels.Where(c => c.Reason == "the run is stopped").Select(c => c.ClientOrderId));
        Assert.Empty(stopped.WorkingOrders); // the simulated broker answers in the same moment
        Assert.Equal(RunEnding.Whole, report.Ending);
        Assert.Null(JournalVerifier.Verify(store.Journal.Read(), report.Head).Fault);
    }

    [Fact]
    public async Task A_stop_asked_before_the_run_ends_it_before_its_first_moment()
    {
        var uncut = new MemoryStore();
        await RunAsync(uncut, Durability.AtEnd);
        var store = new MemoryStore();
        RunReport stopped = await RunAsync(store, Durability.AtEnd, cut: 0);
        RunReport report = await RunAsync(store, Durability.AtEnd);

        Assert.Equal(RunEnding.Stopped, stopped.Ending);
        Assert.Equal(0, stopped.Inputs);
        Assert.Equal(RunEnding.Whole, report.Ending);
        Assert.Equal(Records(uncut), Records(store));
    }

    [Fact]
    public async Task Data_that_end_before_the_stop_are_another_run()
    {
        var store = new MemoryStore();
        await RunAsync(store, Durability.AtEnd, cut: 130);

        await Assert.ThrowsAsync<ReplayMismatchException>(() => RunAsync(store, Durability.AtEnd, sessions: 20));
    }

    /// <summary>A place to stop at which orders are working, and which.</summary>
    private static async Task<(int Cut, string[] Working)> WorkingAsync()
    {
        for (int cut = 60; cut < Last; cut++)
        {
            RunReport stopped = await RunAsync(new MemoryStore(), Durability.AtEnd, cut);
            if (stopped.WorkingOrders.Count > 0)
            {
                return (cut, [.. stopped.WorkingOrders.Select(o => o.ClientOrderId)]);
            }
        }

        throw new InvalidOperationException("No order was ever working at a stop.");
    }

    private static async Task<RunReport> RunAsync(
        IJournalStoreFactory store,
        Durability durability,
        int cut = int.MaxValue,
        OrdersOnStop orders = OrdersOnStop.Keep,
        string? checkpoints = null,
        int takeAt = int.MaxValue,
        int sessions = Sessions
    )
    {
        var settings = new EngineSettings { Execution = new ExecutionSettings { Durability = durability } };
        ListSource<Bar> walk = Walks.Daily(Symbols, sessions, seed: 5);
        var exchange = new SimulatedBroker(
            new InstrumentCatalogue(walk.Instruments),
            new UsEquityCalendar(),
            SimulatedBrokerOptions.From(settings.Execution)
        );
        using var stop = new CancellationTokenSource();
        OptiFireEngine engine = null!;
        Task<CheckpointInfo>? taken = null;
        var services = new ServiceCollection();
        services.AddKeyedSingleton("", store);
        services
            .AddOptiFireEngine(configure: o => (o.Settings, o.CheckpointFolder) = (settings, checkpoints))
            .AddSource(walk)
            .AddPlugin<Momentum, MomentumOptions>(new MomentumOptions { Decay = 0.3, Work = 300 }, enabled: true)
            .AddPlugin<WinnersFirst, WinnersFirstOptions>(enabled: true)
            .AddPlugin<LossStop, LossStopOptions>(enabled: true)
            .UseBroker(checkpoints is null ? new CuttingBroker(exchange, cut, stop) : new AskingBroker(exchange, At));
        await using ServiceProvider provider = services.BuildServiceProvider();
        engine = provider.GetRequiredService<OptiFireEngine>();
        using CancellationTokenRegistration stopping = stop.Token.Register(() => engine.Stop(orders));
        if (cut == 0)
        {
            engine.Stop(orders);
        }

        RunReport report = await engine.RunAsync(TestContext.Current.CancellationToken);
        await (taken ?? Task.CompletedTask);
        return report;

        void At(long step)
        {
            if (step == takeAt)
            {
                taken = engine.Checkpoints.TakeAsync(CancellationToken.None);
            }

            if (step == cut)
            {
                engine.Stop(orders);
            }
        }
    }

    private static IEnumerable<Entry> Records(MemoryStore store) => Records(store.Journal.Read());

    private static IEnumerable<Entry> Records(IEnumerable<CommitGroup> groups) =>
        Entries(groups).Select(e => new Entry(e.Sequence, e.Kind, Convert.ToHexString(e.Payload.Span)));

    private static IEnumerable<JournalEntry> Entries(IEnumerable<CommitGroup> groups) =>
        groups.SelectMany(g => JournalEntry.ReadAll(g.Payload));

    private sealed record Entry(long Sequence, JournalRecordKind Kind, string Payload);

    private sealed class SqliteFile(string path) : IJournalStoreFactory
    {
        public IJournalStore Open(Durability durability) => SqliteStore.Open(path, durability);
    }
}
