using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OptiFire.Engine.Events;
using OptiFire.Sdk.Events;

namespace OptiFire.Engine.Tests.Events;

public sealed class SubscriptionTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4096)]
    public async Task Every_subscriber_hears_every_event_in_order(int capacity)
    {
        const int events = 20_000;
        await using var bus = new EventBus(NullLogger.Instance);
        Heard[] all = [.. Enumerable.Range(0, 20).Select(_ => new Heard())];
        ISubscription[] subscriptions = [.. all.Select(h => bus.Subscribe<Ping>(h.Add, capacity))];
        PublishAll(bus, events);
        await bus.DisposeAsync();

        Assert.All(all, h => Assert.Equal((events, true), (h.Count, h.IsInOrder)));
        Assert.All(subscriptions, s => Assert.Equal((events, 0, 0), (s.Delivered, s.Dropped, s.Lag)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4096)]
    public async Task A_lagging_subscriber_is_told_of_every_event_it_lost_and_where(int capacity)
    {
        const int events = 200_000;
        await using var bus = new EventBus(NullLogger.Instance);
        long last = 0;
        long told = 0;
        long heard = 0;
        bool isExact = true;
        ISubscription lagging = bus.Subscribe<Ping>(
            ping =>
            {
                heard++;
                isExact &= ping.Sequence == last + told + 1;
                last = ping.Sequence;
                told = 0;
                Thread.SpinWait(20);
            },
            new SubscriptionOptions
            {
                Capacity = capacity,
                Policy = SubscriptionPolicy.Lag,
                Lagged = lost => told += lost,
            }
        );
        PublishAll(bus, events);
        await bus.DisposeAsync();

        Assert.True(isExact, "a gap was not what was told");
        Assert.Equal(events, last + told);
        Assert.Equal(heard, lagging.Delivered);
        Assert.Equal(events, lagging.Delivered + lagging.Dropped);
        Assert.True(lagging.Dropped > 0, "it never lagged");
    }

    [Fact]
    public async Task A_lagging_subscriber_that_is_blocked_keeps_the_newest_events()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var seen = new List<long>();
        var lost = new List<long>();
        bus.Subscribe<Ping>(
            ping =>
            {
                seen.Add(ping.Sequence);
                entered.Set();
                release.Wait(Long, Token);
            },
            new SubscriptionOptions
            {
                Capacity = 4,
                Policy = SubscriptionPolicy.Lag,
                Lagged = lost.Add,
            }
        );
        bus.Publish(new Ping(1));
        Assert.True(entered.Wait(Long, Token));
        for (int i = 2; i <= 1000; i++)
        {
            bus.Publish(new Ping(i)); // does not wait, though nobody reads
        }

        release.Set();
        await bus.DisposeAsync();

        Assert.Equal([1, 997, 998, 999, 1000], seen);
        Assert.Equal([995], lost);
    }

    [Fact]
    public async Task The_publisher_waits_for_a_subscriber_that_must_not_lose_anything()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        using var release = new ManualResetEventSlim();
        var heard = new Heard();
        ISubscription slow = bus.Subscribe<Ping>(
            ping =>
            {
                release.Wait(Long, Token);
                heard.Add(ping);
            },
            capacity: 5
        );
        Task publishing = Task.Run(() => PublishAll(bus, 100), Token);

        await WaitUntilAsync(() => slow.Lag == 5);
        Assert.False(publishing.IsCompleted);
        Assert.Equal(0, slow.Delivered);
        release.Set();
        await publishing.WaitAsync(Long, Token);
        await bus.DisposeAsync();

        Assert.Equal((100, true), (heard.Count, heard.IsInOrder));
    }

    [Fact]
    public async Task A_subscriber_that_throws_hears_the_next_event()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        var heard = new Heard();
        ISubscription throwing = bus.Subscribe<Ping>(ping =>
        {
            heard.Add(ping);
            throw new InvalidOperationException("a bad subscriber");
        });
        var other = new Heard();
        bus.Subscribe<Ping>(other.Add);
        PublishAll(bus, 100);
        await bus.DisposeAsync();

        Assert.Equal((100, true), (heard.Count, heard.IsInOrder));
        Assert.Equal((100, true), (other.Count, other.IsInOrder));
        Assert.Equal(100, throwing.Delivered);
    }

    [Fact]
    public async Task Subscribers_that_block_do_not_hold_up_the_others()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        using var release = new ManualResetEventSlim();
        ISubscription[] blocked =
        [
            .. Enumerable.Range(0, 10).Select(_ => bus.Subscribe<Ping>(_ => release.Wait(Long, Token))),
        ];
        var heard = new Heard();
        ISubscription free = bus.Subscribe<Ping>(heard.Add);
        PublishAll(bus, 1000);

        await WaitUntilAsync(() => free.Delivered == 1000);
        Assert.True(heard.IsInOrder);
        Assert.All(blocked, s => Assert.Equal(1000, s.Lag));
        release.Set();
        await bus.DisposeAsync();
        Assert.All(blocked, s => Assert.Equal(1000, s.Delivered));
    }

    [Fact]
    public async Task A_handler_may_dispose_its_own_subscription()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        ISubscription? own = null;
        int calls = 0;
        using var isSet = new ManualResetEventSlim();
        own = bus.Subscribe<Ping>(_ =>
        {
            isSet.Wait(Long, Token);
            if (++calls == 3)
            {
                own!.Dispose();
            }
        });
        isSet.Set();
        PublishAll(bus, 10_000);
        await bus.DisposeAsync();

        Assert.Equal(3, calls);
        Assert.False(bus.Wants<Ping>());
    }

    [Fact]
    public async Task Disposing_the_subscriber_it_waits_for_sets_the_publisher_free()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        using var release = new ManualResetEventSlim();
        ISubscription stuck = bus.Subscribe<Ping>(_ => release.Wait(Long, Token), capacity: 2);
        Task publishing = Task.Run(() => PublishAll(bus, 100), Token);
        await WaitUntilAsync(() => stuck.Lag == 2);

        stuck.Dispose();
        await publishing.WaitAsync(Long, Token);
        release.Set();
    }

    [Fact]
    public async Task A_handler_that_would_wait_for_itself_is_told_so()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        Exception? fault = null;
        ISubscription own = bus.Subscribe<Ping>(
            ping => fault ??= Record.Exception(() => PublishAll(bus, ping.Sequence == 1 ? 10 : 0)),
            capacity: 3
        );
        bus.Publish(new Ping(1));
        await WaitUntilAsync(() => own.Delivered > 0);
        await bus.DisposeAsync();

        Assert.Contains(
            "wait for itself",
            Assert.IsType<InvalidOperationException>(fault).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Subscribers_that_come_and_go_while_events_are_published_hear_them_without_a_gap()
    {
        const int rounds = 200;
        await using var bus = new EventBus(NullLogger.Instance);
        var lasting = new Heard();
        bus.Subscribe<Ping>(lasting.Add, capacity: 64);
        using var stop = new CancellationTokenSource();
        long published = 0;
        Task publishing = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    bus.Publish(new Ping(++published));
                }
            },
            Token
        );
        await Parallel.ForAsync(
            0,
            rounds,
            async (round, _) =>
            {
                var heard = new Heard();
                using ISubscription own = bus.Subscribe<Ping>(heard.Add, capacity: 1 + (round * 37 % 5000));
                await WaitUntilAsync(() => own.Delivered > 20);
                own.Dispose();
                Assert.True(heard.IsInOrder, "a gap");
            }
        );
        await stop.CancelAsync();
        await publishing.WaitAsync(Long, Token);
        await bus.DisposeAsync();

        Assert.Equal((published, true), (lasting.Count, lasting.IsInOrder));
    }

    [Fact]
    public async Task Publishers_of_one_type_take_turns_and_all_see_one_order()
    {
        const int each = 5_000;
        await using var bus = new EventBus(NullLogger.Instance);
        List<long>[] seen =
        [
            [],
            [],
            [],
        ];
        Array.ForEach(seen, list => bus.Subscribe<Ping>(p => list.Add(p.Sequence), capacity: 50));
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(publisher =>
                    Task.Run(
                        () =>
                        {
                            for (int i = 0; i < each; i++)
                            {
                                bus.Publish(new Ping((publisher * each) + i));
                            }
                        },
                        Token
                    )
                )
        );
        await bus.DisposeAsync();

        Assert.All(seen, list => Assert.Equal(seen[0], list));
        Assert.Equal(Enumerable.Range(0, 4 * each).Select(i => (long)i), seen[0].Order());
    }

    [Fact]
    public async Task Disposing_while_others_publish_delivers_what_came_before_and_ends()
    {
        for (int round = 0; round < 20; round++)
        {
            var bus = new EventBus(NullLogger.Instance);
            var heard = new Heard();
            ISubscription own = bus.Subscribe<Ping>(heard.Add, capacity: 8);
            using var stop = new CancellationTokenSource();
            Task publishing = Task.Run(
                () =>
                {
                    for (long i = 1; !stop.IsCancellationRequested; i++)
                    {
                        bus.Publish(new Ping(i));
                    }
                },
                Token
            );
            await WaitUntilAsync(() => own.Delivered > 100);
            await bus.DisposeAsync().AsTask().WaitAsync(Long, Token);
            long atEnd = heard.Count;
            await stop.CancelAsync();
            await publishing.WaitAsync(Long, Token);

            Assert.True(heard.IsInOrder);
            Assert.Equal(atEnd, heard.Count);
            Assert.Equal(atEnd, own.Delivered);
            Assert.Throws<ObjectDisposedException>(() => bus.Subscribe<Ping>(heard.Add));
        }
    }

    [Fact]
    public async Task Publishing_allocates_nothing()
    {
        await using var bus = new EventBus(NullLogger.Instance);
        Heard[] all = [.. Enumerable.Range(0, 75).Select(_ => new Heard())];
        Array.ForEach(all, h => bus.Subscribe<Ping>(h.Add));
        PublishAll(bus, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 2; i <= 100_000; i++)
        {
            bus.Publish(new Ping(i));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        await bus.DisposeAsync();
        Assert.All(all, h => Assert.Equal((100_000, true), (h.Count, h.IsInOrder)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(SubscriptionOptions.LargestCapacity + 1)]
    public async Task A_capacity_out_of_range_is_refused(int capacity)
    {
        await using var bus = new EventBus(NullLogger.Instance);

        Assert.Throws<ArgumentOutOfRangeException>(() => bus.Subscribe<Ping>(_ => { }, capacity));
        Assert.False(bus.Wants<Ping>());
    }

    private static void PublishAll(EventBus bus, int events)
    {
        for (int i = 1; i <= events; i++)
        {
            bus.Publish(new Ping(i));
        }
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        long started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Long, "waited for too long");
            await Task.Delay(1, Token);
        }
    }

    /// <summary>Counts, and checks that sequences go up by one.</summary>
    private sealed class Heard
    {
        private long _last;

        public long Count { get; private set; }

        public bool IsInOrder { get; private set; } = true;

        public void Add(Ping ping)
        {
            IsInOrder &= Count == 0 || ping.Sequence == _last + 1;
            _last = ping.Sequence;
            Count++;
        }
    }
}
