using System.Diagnostics;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>The one place where a plugin's exception is caught: it becomes a failed run and stops nobody else.</summary>
internal static class PluginCalls
{
    public static RunResult Invoke(ActivationShard shard)
    {
        shard.Result = Call(shard);
        if (shard.Binding.Owner.Promises.RepeatsRuns && shard.Binding.Activation.Determinism == Determinism.Pure)
        {
            // On a worker's thread nothing may be thrown: the kernel meets it where it commits.
            shard.BrokenPromise ??= PromiseChecks.Repeat(shard, Call);
        }

        return shard.Result;
    }

    public static FilterVerdict Filter(ActivationBinding binding, ActivationShard shard, in OrderRequest order)
    {
        PluginStatistics statistics = shard.Statistics;
        long started = Stopwatch.GetTimestamp();
        FilterVerdict verdict = Ask(binding, shard, in order);
        long ticks = Stopwatch.GetTimestamp() - started;
        statistics.Ok += shard.Fault is null ? 1 : 0;
        statistics.Failed += shard.Fault is null ? 0 : 1;
        statistics.WallTicks += ticks;
        statistics.LastWallTicks = ticks;
        statistics.LastRun = shard.Now;
        binding.Durations.Record(ticks);
        return verdict;
    }

    private static FilterVerdict Ask(ActivationBinding binding, ActivationShard shard, in OrderRequest order)
    {
        shard.Fault = null;
        try
        {
            return binding.Filter(in order, shard);
        }
#pragma warning disable CA1031 // a plugin may throw anything
        catch (Exception exception)
#pragma warning restore CA1031
        {
            shard.Fault = exception;
            return FilterVerdict.Block($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static RunResult Call(ActivationShard shard)
    {
        try
        {
            return shard.Binding.Invoke(shard);
        }
#pragma warning disable CA1031 // a plugin may throw anything
        catch (Exception exception)
#pragma warning restore CA1031
        {
            shard.Fault = exception;
            return RunResult.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
