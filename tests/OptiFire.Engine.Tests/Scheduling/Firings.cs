using System.Collections.Concurrent;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>When which instance ran, and what happens when it does.</summary>
internal sealed class Firings
{
    private readonly ConcurrentDictionary<InstanceId, ConcurrentQueue<Timestamp>> _times = new();

    /// <summary>Called with the instance and how often it ran, this time included.</summary>
    public Action<InstanceId, int> Ran { get; set; } = static (_, _) => { };

    public IReadOnlyList<Timestamp> Of(string name) =>
        _times.TryGetValue(Ticker.Named(name), out ConcurrentQueue<Timestamp>? times) ? [.. times] : [];

    public void Add(InstanceId instance, Timestamp time)
    {
        ConcurrentQueue<Timestamp> times = _times.GetOrAdd(instance, _ => new ConcurrentQueue<Timestamp>());
        times.Enqueue(time);
        Ran(instance, times.Count);
    }
}
