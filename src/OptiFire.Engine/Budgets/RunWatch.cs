using System.Diagnostics;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;

namespace OptiFire.Engine.Budgets;

/// <summary>Waits on real time for the runs of a wave, each no longer than its own budget allows.</summary>
/// <remarks>
/// <para>A run that has used its budget is cancelled and given up at once: its result does not count, so nobody waits for
/// it. Its worker is replaced, and the runs of the same plugin that have not begun are withdrawn. What one plugin costs the
/// others is therefore bounded: those of the same wave nothing, the next wave and the next round once its limit.</para>
/// <para>The limit is the budget as wall time for a run that has worked or slept that long. Where its thread wanted a
/// processor and did not get one, the wall time was lost to others, and the limit is twice the budget.</para>
/// <para>A thread cannot be ended from outside, and its allocations cannot be read from outside: memory is checked when a
/// run has ended, and only time bounds what it may allocate before.</para>
/// </remarks>
internal sealed class RunWatch(WorkerPool workers, TimeSpan roundDeadline)
{
    private readonly Dictionary<ActivationShard, (long Nanoseconds, long Ticks)> _readings = [];

    /// <summary>Waits until every run has ended or was given up; those given up say so.</summary>
    public void Wait(WorkBatch batch)
    {
        TimeSpan next = RunPolicy.Look;
        long opened = Stopwatch.GetTimestamp();
        while (!batch.Wait(next))
        {
            next = RunPolicy.Look;
            foreach (ActivationShard shard in batch.Items)
            {
                if (shard.Claim.IsRunning && Look(shard, batch) is var again && again < next)
                {
                    next = again;
                }
            }

            if (Stopwatch.GetElapsedTime(opened) > roundDeadline)
            {
                Close(batch);
                break;
            }
        }

        _readings.Clear();
    }

    /// <summary>The time a run may take, in ticks of the monotonic clock.</summary>
    public static long LimitOf(ActivationBinding binding) => Math.Max(binding.BudgetTicks, RunPolicy.ShortestLimit);

    /// <summary>Looks at a run that is going on.</summary>
    /// <returns>How long it need not be looked at.</returns>
    private TimeSpan Look(ActivationShard shard, WorkBatch batch)
    {
        long limit = LimitOf(shard.Binding);
        long elapsed = shard.Claim.ElapsedTicks;
        if (elapsed > 2 * limit || (elapsed > limit && (HasUsed(shard, limit) || IsAsleep(shard))))
        {
            Fence(shard, batch, FenceCause.Time);
            return RunPolicy.Look;
        }

        if (elapsed > limit / 4 && !_readings.ContainsKey(shard) && ThreadOf(shard) is { } used)
        {
            _readings.Add(shard, (used, elapsed));
        }

        TimeSpan left = Stopwatch.GetElapsedTime(elapsed, limit);
        return left > RunPolicy.ShortestLook ? left : RunPolicy.ShortestLook;
    }

    /// <summary>Whether the run's thread has worked for as long as the limit, but for what was lost before it was first read.</summary>
    private bool HasUsed(ActivationShard shard, long limit)
    {
        if (!_readings.TryGetValue(shard, out (long Nanoseconds, long Ticks) first) || ThreadOf(shard) is not { } used)
        {
            return false;
        }

        double ticks = (used - first.Nanoseconds) * (Stopwatch.Frequency / 1e9);
        return first.Ticks + ticks > 0.9 * limit;
    }

    private static long? ThreadOf(ActivationShard shard) => shard.Claim.Worker?.ThreadNanoseconds;

    /// <summary>Whether the run's thread waits for something that is no processor.</summary>
    private static bool IsAsleep(ActivationShard shard) => shard.Claim.Worker?.IsThreadAsleep ?? false;

    private void Fence(ActivationShard shard, WorkBatch batch, FenceCause cause)
    {
        if (!shard.Claim.TryFence())
        {
            return;
        }

        GiveUp(shard, cause);
        foreach (ActivationShard other in batch.Items)
        {
            if (other.Binding.Owner == shard.Binding.Owner && other.Claim.TryWithdraw())
            {
                other.Claim.GivenUp = FenceCause.Withdrawn;
            }
        }

        // Only now: whoever takes its place must not begin what is withdrawn.
        workers.Replace(shard);
        batch.Leave();
    }

    /// <summary>Closes the wave without those still out.</summary>
    private void Close(WorkBatch batch)
    {
        foreach (ActivationShard shard in batch.Items)
        {
            if (shard.Claim.TryWithdraw())
            {
                shard.Claim.GivenUp = FenceCause.Round;
            }
        }

        foreach (ActivationShard shard in batch.Items)
        {
            Fence(shard, batch, shard.Claim.GivenUp ?? FenceCause.Round);
        }
    }

    private static void GiveUp(ActivationShard shard, FenceCause cause)
    {
        shard.Claim.GivenUp = cause;
        shard.Claim.Cancel();
        shard.Binding.Durations.Record(shard.Claim.ElapsedTicks);
    }
}
