using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Engine.Tests.Decisions;
using OptiFire.Engine.Tests.Support;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Very many changes of settings from several threads while data flow.</summary>
public sealed class ManyChangesTests(ITestOutputHelper output)
{
    private const int Threads = 4;
    private const int Plugins = 20;

    /// <summary>All in all; the environment may ask for ten thousand.</summary>
    private static readonly int Changes = int.Parse(
        Environment.GetEnvironmentVariable("OPTIFIRE_CHANGES") ?? "2000",
        CultureInfo.InvariantCulture
    );

    private static readonly string[] Symbols = [.. Enumerable.Range(0, 10).Select(i => $"S{i}")];

    [Fact]
    public async Task Thousands_of_changes_under_load_are_each_whole_announced_once_and_replayed_where_they_were()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        var journal = new MemoryStore();
        var versions = new KeptVersions();
        var stream = new MinuteStream(Symbols);
        var announced = new List<long>();
        var outcomes = new ConcurrentBag<SettingsOutcome>();

        await using (ServiceProvider provider = Compose(stream, journal, versions))
        {
            OptiFireEngine engine = provider.GetRequiredService<OptiFireEngine>();
            using ISubscription subscription = engine.Events.Subscribe<SettingsChanged>(e => announced.Add(e.Version));
            Task<RunReport> run = engine.RunAsync(token);
            while (stream.Minutes < 50)
            {
                await Task.Delay(5, token);
            }

            long started = Stopwatch.GetTimestamp();
            await Task.WhenAll(
                Enumerable.Range(0, Threads).Select(i => Task.Run(() => ChangeAsync(engine, i, outcomes, token)))
            );
            TimeSpan taken = Stopwatch.GetElapsedTime(started);
            stream.Stop();
            await run;
            output.WriteLine(
                $"{Changes} changes in {taken.TotalSeconds:0.0} s, {taken.TotalMilliseconds / Changes:0.000} ms each; "
                    + $"{stream.Minutes * Symbols.Length} bars meanwhile"
            );
            while (subscription.Lag > 0)
            {
                await Task.Delay(5, token);
            }
        }

        long[] expected = [.. Enumerable.Range(2, Changes).Select(i => (long)i)];
        Assert.All(outcomes, o => Assert.True(o.Changed && o.AppliedAt is not null));
        Assert.Equal(expected, outcomes.Select(o => o.Version.Number).Order());
        Assert.Equal(expected, announced);
        JournalEntry[] entries = [.. journal.Journal.Read().SelectMany(g => JournalEntry.ReadAll(g.Payload))];
        PluginResult[] results =
        [
            .. entries.Where(e => e.Kind == JournalRecordKind.PluginResult).Select(e => e.As<PluginResult>()),
        ];
        Assert.DoesNotContain(results, r => r.Status == RunStatus.Failed); // torn
        Assert.True(results.Count(r => r.Status == RunStatus.Ok) > Changes);
        JournalEntry[] applied = [.. entries.Where(e => e.Kind == JournalRecordKind.SettingsApplied)];
        Assert.Equal(expected, applied.Select(e => e.As<SettingsApplied>().Version));
        Assert.Equal(
            outcomes.OrderBy(o => o.Version.Number).Select(o => (o.AppliedAt!.Value, o.Version.Content.Hash)),
            applied.Select(e => (e.Sequence, e.As<SettingsApplied>().Hash))
        );

        await using ServiceProvider again = Compose(stream, journal, versions);
        ReplayComparison comparison = await again
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(journal.Journal, token);
        Assert.True(comparison.IsEqual, comparison.First?.ToString());
    }

    private static async Task ChangeAsync(
        OptiFireEngine engine,
        int thread,
        ConcurrentBag<SettingsOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        // Each thread has its own plugins, so that every change changes something.
        bool[] isOff = new bool[Plugins];
        for (int i = 0; i < Changes / Threads; i++)
        {
            int plugin = thread + (i / 2 % (Plugins / Threads) * Threads);
            string path = $"plugins.test_pair/p{plugin}";
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            Dictionary<string, string?> values =
                i % 2 == 0
                    ? new() { [$"{path}.options.left"] = number, [$"{path}.options.right"] = number }
                    : new() { [$"{path}.enabled"] = isOff[plugin] ? "true" : "false" };
            isOff[plugin] ^= i % 2 == 1;
            outcomes.Add(
                await engine.Settings.UpdateAsync(new SettingsUpdate($"thread {thread}", values), cancellationToken)
            );
        }
    }

    private static ServiceProvider Compose(MinuteStream stream, MemoryStore journal, KeptVersions versions)
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IJournalStoreFactory>("", journal);
        services.AddKeyedSingleton<ISettingsStore>("", versions);
        IOptiFireBuilder builder = services
            .AddOptiFireEngine(configure: o =>
            {
                o.Settings = new EngineSettings { Risk = ScriptedRun.NoLimits, Execution = ScriptedRun.FixedSize };
                o.BaseCalendar = "always-open";
            })
            .AddSource(stream);
        for (int i = 0; i < Plugins; i++)
        {
            builder.AddPlugin<Pair, PairOptions>(name: $"p{i}", enabled: true);
        }

        return services.BuildServiceProvider();
    }
}
