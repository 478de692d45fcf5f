using System.Diagnostics;
using System.Globalization;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Soak.Load;

/// <summary>Reads what the own process holds every ten seconds, and writes it down.</summary>
/// <param name="engine">The engine.</param>
/// <param name="start">Market time at the begin.</param>
/// <param name="pace">Market seconds a second.</param>
/// <param name="file">A CSV file; begun anew.</param>
internal sealed class Sampler(OptiFireEngine engine, Timestamp start, double pace, string file)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly List<MemorySample> _samples = [];

    public IReadOnlyList<MemorySample> Samples => _samples;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, MemorySample.Header + "\n", cancellationToken);
        long began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                MemorySample sample = Take(Stopwatch.GetElapsedTime(began));
                _samples.Add(sample);
                await File.AppendAllTextAsync(file, sample + "\n", cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the end of the run
        }
    }

    private MemorySample Take(TimeSpan elapsed)
    {
        EngineHealth health = engine.Health.Read();
        double lag = elapsed.TotalSeconds - ((health.EngineTime - start).TotalSeconds / pace);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        using var own = Process.GetCurrentProcess();
        return new MemorySample(
            elapsed.TotalSeconds,
            own.WorkingSet64,
            Anonymous() ?? own.WorkingSet64,
            GC.GetGCMemoryInfo().TotalCommittedBytes,
            GC.GetTotalMemory(forceFullCollection: false),
            Directory.Exists("/proc/self/fd")
                ? Directory.GetFileSystemEntries("/proc/self/fd").Length
                : own.HandleCount,
            own.Threads.Count,
            health.Feeds.Sum(f => f.Rows),
            health.Sequence,
            engine.Settings.Current.Number,
            lag
        );
    }

    private static long? Anonymous()
    {
        const string Label = "RssAnon:";
        const string Status = "/proc/self/status";
        string? line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(Label, StringComparison.Ordinal))
            : null;
        return line is null
            ? null
            : 1024 * long.Parse(line.AsSpan(Label.Length).Trim()[..^2].Trim(), CultureInfo.InvariantCulture); // "n kB"
    }
}
