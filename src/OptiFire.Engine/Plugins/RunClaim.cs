using System.Diagnostics;
using OptiFire.Engine.Journal.Records;

namespace OptiFire.Engine.Plugins;

/// <summary>Settles between the kernel and a worker whose a run is: made in time, or fenced because it came too late.</summary>
/// <remarks>The state carries the ticket of its offer, so a worker that lags behind cannot take a run of a later offer.</remarks>
internal sealed class RunClaim : IDisposable
{
    private const long Idle = 0;
    private const int Ready = 1;
    private const int Running = 2;
    private const int Fenced = 3;
    private const int Code = 3;

    private readonly Lock _gate = new();
    private CancellationTokenSource? _source;
    private bool _isCancelled;
    private long _state;
    private long _startedAt;

    /// <summary>Why the result of this round's run does not count; null when it does. The kernel's.</summary>
    public FenceCause? GivenUp { get; set; }

    /// <summary>Whether a run that was given up is still going on.</summary>
    public bool IsBusy => (Volatile.Read(ref _state) & Code) == Fenced;

    /// <summary>Whether a worker is making the run.</summary>
    public bool IsRunning => (Volatile.Read(ref _state) & Code) == Running;

    /// <summary>Who makes or made the run.</summary>
    public PluginMeter? Worker { get; private set; }

    /// <summary>How long the run has been going on, in ticks of the monotonic clock; 0 before it began.</summary>
    public long ElapsedTicks =>
        Volatile.Read(ref _startedAt) is var started and > 0 ? Stopwatch.GetTimestamp() - started : 0;

    /// <summary>The kernel offers the run.</summary>
    public void Offer(long ticket)
    {
        if (_isCancelled)
        {
            _source?.Dispose();
            _source = null;
            _isCancelled = false;
        }

        Volatile.Write(ref _startedAt, 0);
        Volatile.Write(ref _state, (ticket << 2) | Ready);
    }

    /// <summary>A worker takes the run, unless it was withdrawn.</summary>
    public bool TryStart(long ticket, PluginMeter worker)
    {
        long offered = (ticket << 2) | Ready;
        if (Interlocked.CompareExchange(ref _state, (ticket << 2) | Running, offered) != offered)
        {
            return false;
        }

        Worker = worker;
        Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
        return true;
    }

    /// <summary>The worker has ended the run; the shard is free.</summary>
    /// <returns>False when it had been given up: the worker was replaced.</returns>
    public bool End() => (Interlocked.Exchange(ref _state, Idle) & Code) == Running;

    /// <summary>The kernel takes back a run that no worker has begun.</summary>
    public bool TryWithdraw() => TryMove(Ready, static _ => Idle);

    /// <summary>The kernel gives up a run that is going on.</summary>
    /// <returns>False when it is not going on: it had ended by itself.</returns>
    public bool TryFence() => TryMove(Running, static state => state - Running + Fenced);

    /// <summary>Asks the run to end early.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            _isCancelled = true;
            // Its callbacks are the plugin's: they must not keep the kernel.
            _ = _source?.CancelAsync();
        }
    }

    /// <summary>The run's own token; made when first asked for and used until it is cancelled.</summary>
    public CancellationToken TokenUnder(CancellationToken engine)
    {
        if (Volatile.Read(ref _source) is { } known)
        {
            return known.Token;
        }

        lock (_gate)
        {
            if (_source is null)
            {
                Volatile.Write(ref _source, CancellationTokenSource.CreateLinkedTokenSource(engine));
                if (_isCancelled)
                {
                    _source!.Cancel();
                }
            }

            return _source!.Token;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            // A run that never returned may still hold the token: it stays usable, but is told to end.
            _source?.Cancel();
            _source?.Dispose();
        }
    }

    private bool TryMove(int from, Func<long, long> to)
    {
        long state = Volatile.Read(ref _state);
        return (state & Code) == from && Interlocked.CompareExchange(ref _state, to(state), state) == state;
    }
}
