namespace OptiFire.Engine.Plugins;

/// <summary>Runs that several threads claim one by one.</summary>
internal sealed class WorkBatch(ActivationShard[] items)
{
    private readonly TaskCompletionSource _done = new();
    private int _next;
    private int _open = items.Length;

    /// <summary>Claims and makes runs until none is left.</summary>
    public void Work(PluginMeter meter)
    {
        while (true)
        {
            int index = Interlocked.Increment(ref _next) - 1;
            if (index >= items.Length)
            {
                return;
            }

            ActivationShard shard = items[index];
            if (shard.Claim.TryStart())
            {
                meter.Run(shard);
                shard.Claim.End();
            }

            if (Interlocked.Decrement(ref _open) == 0)
            {
                _done.SetResult();
            }
        }
    }

    /// <summary>Waits until every run has ended.</summary>
    /// <returns>False when time ran out first.</returns>
    public bool Wait(TimeSpan atMost) => items.Length == 0 || _done.Task.Wait(atMost);
}
