using OptiFire.Engine.Hosting;

namespace OptiFire.Engine.Kernel;

/// <summary>Asks a run to end between two moments, and cancels it when it does not get there.</summary>
/// <param name="patience">How long the moment that is under way may take.</param>
internal sealed class StopRequest(TimeSpan patience)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _run;
    private volatile bool _isAsked;

    public bool IsAsked => _isAsked;

    /// <summary>What becomes of working orders.</summary>
    public OrdersOnStop Orders { get; private set; }

    /// <summary>Asks; from any thread. Without a run the next one ends before its first moment.</summary>
    public void Ask(OrdersOnStop orders)
    {
        lock (_gate)
        {
            Orders = orders; // before it is asked: the kernel looks at this after that
            _isAsked = true;
            _run?.CancelAfter(patience);
        }
    }

    /// <summary>A run begins.</summary>
    /// <param name="run">Cancels it.</param>
    public void Begin(CancellationTokenSource run)
    {
        lock (_gate)
        {
            _run = run;
            if (_isAsked)
            {
                run.CancelAfter(patience);
            }
        }
    }

    /// <summary>The run has ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            _run = null;
            _isAsked = false;
        }
    }
}
