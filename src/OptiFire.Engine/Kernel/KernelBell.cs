namespace OptiFire.Engine.Kernel;

/// <summary>Wakes the kernel while it waits for time to pass.</summary>
internal sealed class KernelBell : IDisposable
{
    private readonly ManualResetEventSlim _woken = new();
    private volatile bool _rung;

    /// <summary>There is something to do now; from any thread.</summary>
    public void Ring()
    {
        _rung = true;
        _woken.Set();
    }

    /// <summary>Ends the present wait without saying that there is something to do: the clock does when its time has come.</summary>
    public void Nudge() => _woken.Set();

    /// <summary>Whether it rang since this was last asked.</summary>
    public bool TakeRing()
    {
        bool rung = _rung;
        _rung = false;
        return rung;
    }

    /// <summary>Waits to be woken. The kernel's.</summary>
    public void Wait(CancellationToken cancellationToken)
    {
        _woken.Wait(cancellationToken);
        // Before the caller looks at what there is to do: whoever rings after it wakes the next wait.
        _woken.Reset();
    }

    public void Dispose() => _woken.Dispose();
}
