namespace OptiFire.Engine.Plugins;

/// <summary>Runs that several threads claim one by one.</summary>
internal sealed class WorkBatch(ActivationShard[] items, long ticket)
{
    private readonly TaskCompletionSource _done = new();
    private int _next;
    private int _open = items.Length;

    public ReadOnlySpan<ActivationShard> Items => items;

    /// <summary>Claims and makes runs until none is left.</summary>
    /// <returns>False when the run was given up meanwhile: another thread has this one's place.</returns>
    public bool Work(PluginMeter meter)
    {
        while (true)
        {
            int index = Interlocked.Increment(ref _next) - 1;
            if (index >= items.Length)
            {
                return true;
            }

            ActivationShard shard = items[index];
            if (shard.Claim.TryStart(ticket, meter))
            {
                meter.Run(shard);
                if (!shard.Claim.End())
                {
                    return false;
                }
            }

            Leave();
        }
    }

    /// <summary>Counts a run as ended; the kernel calls it for one it has given up.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _done.SetResult();
        }
    }

    /// <summary>Waits until every run has ended.</summary>
    /// <returns>False when time ran out first.</returns>
    public bool Wait(TimeSpan atMost) => items.Length == 0 || _done.Task.Wait(atMost);
}
