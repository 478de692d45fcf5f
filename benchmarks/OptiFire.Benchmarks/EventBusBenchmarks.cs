using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using OptiFire.Engine.Events;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Time;

namespace OptiFire.Benchmarks;

/// <summary>One publisher and 75 asynchronous subscribers, each event to each of them in order, until all have heard all.</summary>
/// <remarks>The peer is what the bus was before: a bounded channel and a reading task for each subscriber.</remarks>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class EventBusBenchmarks
{
    public const int Subscribers = 75;
    public const int Events = 1_000_000;
    public const int Fewer = 100_000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Fewer, Description = "a channel for each of 75 subscribers")]
    public async Task Channels()
    {
        using var ended = new CountdownEvent(Subscribers);
        Channel<Announcement>[] channels =
        [
            .. Enumerable
                .Range(0, Subscribers)
                .Select(_ =>
                    Channel.CreateBounded<Announcement>(
                        new BoundedChannelOptions(SubscriptionOptions.DefaultCapacity)
                        {
                            SingleReader = true,
                            SingleWriter = true,
                        }
                    )
                ),
        ];
        Task[] readers = [.. channels.Select(c => Task.Run(() => ReadAsync(c.Reader, new Listener(Fewer, ended))))];
        for (int i = 1; i <= Fewer; i++)
        {
            var announcement = new Announcement(i, default, i);
            foreach (Channel<Announcement> channel in channels)
            {
                while (!channel.Writer.TryWrite(announcement))
                {
                    await channel.Writer.WaitToWriteAsync();
                }
            }
        }

        Array.ForEach(channels, c => c.Writer.Complete());
        ended.Wait();
        await Task.WhenAll(readers);
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "the event bus, 75 subscribers")]
    public async Task Bus()
    {
        using var ended = new CountdownEvent(Subscribers);
        await using var bus = new EventBus(NullLogger.Instance);
        for (int i = 0; i < Subscribers; i++)
        {
            bus.Subscribe<Announcement>(new Listener(Events, ended).Hear);
        }

        for (int i = 1; i <= Events; i++)
        {
            bus.Publish(new Announcement(i, default(Timestamp), i));
        }

        ended.Wait();
    }

    private static async Task ReadAsync(ChannelReader<Announcement> reader, Listener listener)
    {
        await foreach (Announcement announcement in reader.ReadAllAsync())
        {
            listener.Hear(announcement);
        }
    }
}
