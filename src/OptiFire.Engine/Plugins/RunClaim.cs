namespace OptiFire.Engine.Plugins;

/// <summary>Settles between the kernel and a worker whose a run is: made in time, or fenced because it came too late.</summary>
internal sealed class RunClaim
{
    private const int Idle = 0;
    private const int Ready = 1;
    private const int Running = 2;
    private const int Fenced = 3;

    private int _state;

    /// <summary>Whether a run that was given up is still going on.</summary>
    public bool IsBusy => Volatile.Read(ref _state) == Fenced;

    /// <summary>The kernel offers the run.</summary>
    public void Offer() => Volatile.Write(ref _state, Ready);

    /// <summary>A worker takes the run, unless it was withdrawn.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Running, Ready) == Ready;

    /// <summary>The worker has ended the run: in time, or long after it was given up. Both free the shard.</summary>
    public void End() => Volatile.Write(ref _state, Idle);

    /// <summary>The kernel gives the run up.</summary>
    /// <returns>False when it had ended by itself: its result counts.</returns>
    public bool TryFence()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Ready) == Ready)
        {
            return true;
        }

        return Interlocked.CompareExchange(ref _state, Fenced, Running) == Running;
    }
}
