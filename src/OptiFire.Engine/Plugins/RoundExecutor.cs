using System.Diagnostics;
using OptiFire.Engine.Budgets;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Runs the triggered shards of a round wave by wave, on one view, and hands results over in a fixed order.</summary>
/// <remarks>
/// Where a run happens is decided by what it cost lately and never shows in a result: cheap waves run on the kernel's
/// thread, dear ones on all workers; on real time the kernel runs no plugin itself and waits for each only as long as its
/// budget allows. Results are taken in the order (wave, instance, shard).
/// </remarks>
internal sealed class RoundExecutor(
    PluginGraph first,
    WorkerPool workers,
    PluginMeter meter,
    RoundTiming timing,
    EngineView view,
    RecordedFences fences
)
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
    private readonly List<ActivationShard> _suspects = [];
    private readonly RunWatch _watch = new(workers, timing.Deadline ?? timing.Stall);
    private ActivationShard[] _batch = new ActivationShard[64];
    private long _round;
    private long _ticket;
    private int _queued;

    /// <summary>Takes one result; called in order.</summary>
    public Action<ActivationShard>? Ended { get; set; }

    /// <summary>Called when a round is closed.</summary>
    public Action? Closed { get; set; }

    public bool IsEmpty => _queued == 0;

    /// <summary>Whether the clock decides who is late: on real time, beyond what is replayed.</summary>
    private bool IsLive => timing.Deadline is not null && view.Sequence >= fences.LastSequence;

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
            if (shard.Claim.GivenUp is null)
            {
                shard.CloseRound();
            }
        }

        _ran.Clear();
        _queued = 0;
        _round++;
        Closed?.Invoke();
    }

    private void RunWave(List<ActivationShard> shards)
    {
        if (_batch.Length < shards.Count)
        {
            _batch = new ActivationShard[shards.Count * 2];
        }

        int ready = 0;
        int due = 0;
        long expected = 0;
        for (int i = 0; i < shards.Count; i++)
        {
            ActivationShard shard = shards[i];
            InstanceControl instance = shard.Binding.Owner.Control;
            if (instance.IsHeld && !instance.MayRun(view.Now))
            {
                RunControl.Skip(shard);
                continue;
            }

            shards[due++] = shard;
            shard.Statistics.Runs++;
            shard.Statistics.LastRun = view.Now;
            shard.Claim.GivenUp = GivenUpBefore(shard);
            if (shard.Claim.GivenUp is null && shard.TryBegin())
            {
                _batch[ready++] = shard;
                expected += shard.Statistics.LastWallTicks;
            }
        }

        shards.RemoveRange(due, shards.Count - due);
        if (IsLive)
        {
            SuspectsLast(ready);
            WorkBatch batch = Offer(ready);
            workers.Start(batch, ready);
            _watch.Wait(batch);
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

        Weigh(ready);
    }

    /// <summary>Lets those begin last who failed before: where workers are few, the others need not wait for them.</summary>
    private void SuspectsLast(int ready)
    {
        int first = 0;
        for (int i = 0; i < ready; i++)
        {
            if (_batch[i].Binding.Owner.Control.HasFailures)
            {
                _suspects.Add(_batch[i]);
            }
            else
            {
                _batch[first++] = _batch[i];
            }
        }

        _suspects.CopyTo(_batch, first);
        _suspects.Clear();
    }

    /// <summary>Why a run is not even begun: a replay was told so, or an earlier run of the shard never returned.</summary>
    private FenceCause? GivenUpBefore(ActivationShard shard)
    {
        if (!shard.Claim.IsBusy)
        {
            return fences.Find(view.Sequence, view.Now, shard);
        }

        return shard.Claim.ElapsedTicks > RunWatch.LimitOf(shard.Binding) ? FenceCause.Time : FenceCause.Round;
    }

    /// <summary>Books what the runs took. On real time a run that allocated too much does not count.</summary>
    private void Weigh(int ready)
    {
        for (int i = 0; i < ready; i++)
        {
            ActivationShard shard = _batch[i];
            ActivationBinding binding = shard.Binding;
            PluginStatistics statistics = shard.Statistics;
            if (shard.Claim.GivenUp is null)
            {
                binding.Durations.Record(statistics.LastWallTicks);
                bool isOver =
                    statistics.LastWallTicks > binding.BudgetTicks
                    || statistics.LastAllocatedBytes > binding.BudgetBytes;
                if (isOver && IsLive && statistics.LastAllocatedBytes > binding.BudgetBytes)
                {
                    shard.Claim.GivenUp = FenceCause.Memory;
                }
                else if (isOver)
                {
                    statistics.Warn(binding);
                }
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
                .. _batch.Take(ready).Where(s => s.Claim.IsRunning).Select(s => s.Instance.ToString()),
            ]);
        }
    }

    private WorkBatch Offer(int ready)
    {
        _ticket++;
        for (int i = 0; i < ready; i++)
        {
            _batch[i].Claim.Offer(_ticket);
        }

        return new WorkBatch(_batch.AsSpan(0, ready).ToArray(), _ticket);
    }

    private static List<ActivationShard>[] WavesOf(PluginGraph graph) =>
        [.. Enumerable.Range(0, graph.Waves).Select(_ => new List<ActivationShard>())];

    /// <summary>Lets those run who wait for a port of a shard that has written.</summary>
    public void TriggerReaders(ActivationShard writer)
    {
        if (writer.Claim.GivenUp is not null || writer.Result.Status != RunStatus.Ok || _graph.OnOutput.Count == 0)
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
