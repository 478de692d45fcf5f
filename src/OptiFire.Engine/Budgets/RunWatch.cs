using System.Diagnostics;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;

namespace OptiFire.Engine.Budgets;

/// <summary>Waits on real time for the runs of a wave, each no longer than its own budget allows.</summary>
/// <remarks>
/// <para>A run that has used its budget is cancelled, and its result does not count, whatever it returns. If it does not
/// come back within a short grace its thread is given up and replaced, and the runs of the same plugin that have not begun
/// are withdrawn: one plugin never holds a wave longer than once its limit.</para>
/// <para>The limit is the budget as wall time. Where the run's thread has got less processor time than that, the wall time
/// was lost to others or spent waiting, and the limit is twice the budget.</para>
/// <para>A thread cannot be ended from outside, and its allocations cannot be read from outside: memory is checked when a
/// run has ended, and only time bounds what it may allocate before.</para>
/// </remarks>
internal sealed class RunWatch(WorkerPool workers, TimeSpan roundDeadline)
{
    private readonly Dictionary<ActivationShard, (long Nanoseconds, long Ticks)> _readings = [];
    private readonly Dictionary<ActivationShard, long> _cancelledAt = [];

    /// <summary>Waits until every run has ended or was given up; those given up say so.</summary>
    public void Wait(WorkBatch batch)
    {
        if (batch.Wait(RunPolicy.Look))
        {
            return;
        }

        long opened = Stopwatch.GetTimestamp();
        do
        {
            foreach (ActivationShard shard in batch.Items)
            {
                if (shard.Claim.IsRunning)
                {
                    Look(shard, batch);
                }
            }

            if (Stopwatch.GetElapsedTime(opened) > roundDeadline)
            {
                Close(batch);
                break;
            }
        } while (!batch.Wait(RunPolicy.Look));

        _readings.Clear();
        _cancelledAt.Clear();
    }

    /// <summary>The time a run may take, in ticks of the monotonic clock.</summary>
    public static long LimitOf(ActivationBinding binding) => Math.Max(binding.BudgetTicks, RunPolicy.ShortestLimit);

    private void Look(ActivationShard shard, WorkBatch batch)
    {
        long limit = LimitOf(shard.Binding);
        long elapsed = shard.Claim.ElapsedTicks;
        if (_cancelledAt.TryGetValue(shard, out long cancelled))
        {
            if (elapsed - cancelled > RunPolicy.Grace)
            {
                Fence(shard, batch, FenceCause.Time);
            }
        }
        else if (elapsed > 2 * limit || (elapsed > limit && HasUsed(shard, limit)))
        {
            shard.Claim.GivenUp = FenceCause.Time;
            shard.Claim.Cancel();
            _cancelledAt.Add(shard, elapsed);
        }
        else if (elapsed > limit / 4 && !_readings.ContainsKey(shard) && ThreadOf(shard) is { } used)
        {
            _readings.Add(shard, (used, elapsed));
        }
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
