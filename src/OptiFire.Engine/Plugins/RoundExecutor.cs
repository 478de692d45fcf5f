using System.Diagnostics;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Runs the triggered shards of a round wave by wave, on one view, and hands results over in a fixed order.</summary>
/// <remarks>
/// Where a run happens is decided by what it cost lately and never shows in a result: cheap waves run on the kernel's
/// thread, dear ones on all workers. Results are taken in the order (wave, instance, shard).
/// </remarks>
internal sealed class RoundExecutor(PluginGraph first, WorkerPool workers, PluginMeter meter, RoundTiming timing)
{
    private static readonly long WorthSharing = Stopwatch.Frequency / 20_000; // 50 µs
    private static readonly Comparer<ActivationShard> ByOrder = Comparer<ActivationShard>.Create(
        static (a, b) =>
            a.Binding.Order != b.Binding.Order
                ? a.Binding.Order.CompareTo(b.Binding.Order)
                : a.Shard.Instrument.Value.CompareTo(b.Shard.Instrument.Value)
    );

    private PluginGraph _graph = first;
    private List<ActivationShard>[] _waves = WavesOf(first);
    private readonly List<ActivationShard> _ran = [];
    private ActivationShard[] _batch = new ActivationShard[64];
    private long _round;
    private int _queued;

    /// <summary>Takes one result; called in order.</summary>
    public Action<ActivationShard>? Ended { get; set; }

    public bool IsEmpty => _queued == 0;

    /// <summary>Goes on with plugins that were tied anew; between rounds only.</summary>
    public void Tie(PluginGraph graph)
    {
        List<ActivationShard>[] queued = _waves;
        _graph = graph;
        _waves = WavesOf(graph);
        _queued = 0;
        foreach (ActivationShard shard in queued.SelectMany(wave => wave))
        {
            shard.QueuedRound = -1;
            if (graph.SuccessorOf(shard) is { } successor)
            {
                Queue(successor);
            }
        }
    }

    /// <summary>The shards that wait for the next round.</summary>
    public IEnumerable<ActivationShard> Queued => _waves.SelectMany(wave => wave);

    /// <summary>Lets a shard run in this round, once.</summary>
    public void Queue(ActivationShard shard)
    {
        if (shard.QueuedRound == _round)
        {
            return;
        }

        shard.QueuedRound = _round;
        _waves[shard.Binding.Wave].Add(shard);
        _queued++;
    }

    /// <summary>Runs everything queued, and what that triggers in the same round.</summary>
    public void Run()
    {
        for (int wave = 0; wave < _waves.Length; wave++)
        {
            List<ActivationShard> shards = _waves[wave];
            if (shards.Count == 0)
            {
                continue;
            }

            if (shards.Count > 1)
            {
                shards.Sort(ByOrder);
            }

            RunWave(shards);
            _ran.AddRange(shards);
            foreach (ActivationShard shard in shards)
            {
                TriggerReaders(shard);
                Ended!(shard);
            }

            shards.Clear();
        }

        foreach (ActivationShard shard in _ran)
        {
            if (!shard.IsLate)
            {
                shard.CloseRound();
            }
        }

        _ran.Clear();
        _queued = 0;
        _round++;
    }

    private void RunWave(List<ActivationShard> shards)
    {
        if (_batch.Length < shards.Count)
        {
            _batch = new ActivationShard[shards.Count * 2];
        }

        int ready = 0;
        long expected = 0;
        foreach (ActivationShard shard in shards)
        {
            shard.Statistics.Runs++;
            shard.IsLate = shard.Claim.IsBusy;
            if (!shard.IsLate && shard.TryBegin())
            {
                _batch[ready++] = shard;
                expected += shard.Statistics.LastWallTicks;
            }
        }

        if (timing.Deadline is { } deadline)
        {
            RunBefore(deadline, ready);
        }
        else if (ready > 1 && workers.Threads > 0 && expected > WorthSharing)
        {
            RunShared(ready);
        }
        else
        {
            for (int i = 0; i < ready; i++)
            {
                meter.Run(_batch[i]);
            }
        }
    }

    private void RunShared(int ready)
    {
        WorkBatch batch = Offer(ready);
        workers.Start(batch, ready - 1);
        batch.Work(meter);
        if (!batch.Wait(timing.Stall))
        {
            throw new PluginStalledException([
                .. _batch.Take(ready).Where(s => s.Claim.TryFence()).Select(s => s.Instance.ToString()),
            ]);
        }
    }

    /// <summary>On real time the kernel runs no plugin itself: whoever is late is left behind and replaced.</summary>
    private void RunBefore(TimeSpan deadline, int ready)
    {
        WorkBatch batch = Offer(ready);
        workers.Start(batch, ready);
        if (batch.Wait(deadline))
        {
            return;
        }

        for (int i = 0; i < ready; i++)
        {
            ActivationShard shard = _batch[i];
            shard.IsLate = shard.Claim.TryFence();
            if (shard.Claim.IsBusy)
            {
                workers.Replace(shard);
            }
        }
    }

    private WorkBatch Offer(int ready)
    {
        for (int i = 0; i < ready; i++)
        {
            _batch[i].Claim.Offer();
        }

        return new WorkBatch(_batch.AsSpan(0, ready).ToArray());
    }

    private static List<ActivationShard>[] WavesOf(PluginGraph graph) =>
        [.. Enumerable.Range(0, graph.Waves).Select(_ => new List<ActivationShard>())];

    /// <summary>Lets those run who wait for a port of a shard that has written.</summary>
    public void TriggerReaders(ActivationShard writer)
    {
        if (writer.IsLate || writer.Result.Status != RunStatus.Ok || _graph.OnOutput.Count == 0)
        {
            return;
        }

        if (_graph.OnOutput.TryGetValue(writer.Binding, out List<ActivationShard>? readers))
        {
            foreach (ActivationShard reader in readers)
            {
                bool concerns =
                    writer.Shard == ShardKey.Whole || reader.Shard == ShardKey.Whole || reader.Shard == writer.Shard;
                if (concerns)
                {
                    Queue(reader);
                }
            }
        }
    }
}
