namespace OptiFire.Engine.Events;

/// <summary>The few threads that all subscribers of a bus share.</summary>
/// <remarks>
/// A pump takes one reader after another and handles a batch of its events. A reader whose batch takes too long keeps its
/// pump for itself until it has caught up, and a new thread takes the pump's place: so a handler that blocks costs itself a
/// thread and the others a few hundredths of a second, and there are never more threads than shared ones and readers.
/// A thread of its own looks after that, since every pump may be blocked; it rests when all pumps do.
/// </remarks>
internal sealed class EventPumps
{
    private const int Spins = 20;
    private const int Sightings = 2;
    private const int WatchesBeforeRest = 50;

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly object _sleep = new();
    private readonly object _watch = new();
    private EventReader[] _readers = [];
    private EventPump[] _pumps = [];
    private int _awake;
    private volatile bool _isSignalled;
    private volatile bool _isWatching = true;
    private volatile bool _isStopping;

    public IReadOnlyList<EventReader> Readers => Volatile.Read(ref _readers);

    public void Add(EventReader reader)
    {
        lock (_gate)
        {
            _readers = [.. _readers, reader];
            if (_pumps.Length == 0)
            {
                // One is left to the publisher.
                int threads = Math.Clamp(Environment.ProcessorCount - 1, 1, 4);
                for (int i = 0; i < threads; i++)
                {
                    StartPump();
                }

                Start(WatchPumps, "OptiFire events watch");
            }
        }

        Notify();
    }

    public void Remove(EventReader reader)
    {
        lock (_gate)
        {
            _readers = [.. _readers.Where(r => r != reader)];
        }
    }

    /// <summary>Lets a pump look for work where all are asleep.</summary>
    public void Notify()
    {
        Interlocked.MemoryBarrier(); // work is there before it is asked who is awake, as pumps ask the other way round
        if (Volatile.Read(ref _awake) == 0 && !_isSignalled)
        {
            Wake();
        }
    }

    public void Stop()
    {
        _isStopping = true;
        lock (_sleep)
        {
            Monitor.PulseAll(_sleep);
        }

        lock (_watch)
        {
            Monitor.PulseAll(_watch);
        }
    }

    private static void Start(ThreadStart work, string name) =>
        new Thread(work) { IsBackground = true, Name = name }.Start();

    private void StartPump()
    {
        var pump = new EventPump();
        _pumps = [.. _pumps, pump];
        Interlocked.Increment(ref _awake);
        Start(() => Pump(pump), "OptiFire events");
    }

    private void Wake()
    {
        lock (_sleep)
        {
            _isSignalled = true;
            Monitor.Pulse(_sleep);
        }
    }

    private void Pump(EventPump pump)
    {
        while (!_isStopping)
        {
            bool worked = false;
            foreach (EventReader reader in Volatile.Read(ref _readers))
            {
                if (!reader.TryClaim())
                {
                    continue;
                }

                worked = true;
                pump.Begin();
                do
                {
                    reader.Drain();
                } while (pump.IsDetached && reader.HasWork && !_isStopping);

                bool isShared = pump.TryEnd();
                reader.Release();
                if (!isShared)
                {
                    Leave(reader);
                    return;
                }
            }

            if (!worked)
            {
                Rest();
            }
        }
    }

    private void Leave(EventReader reader)
    {
        Interlocked.MemoryBarrier();
        if (reader.IsWaiting)
        {
            Wake();
        }
    }

    private void Rest()
    {
        var spin = new SpinWait();
        for (int i = 0; i < Spins; i++)
        {
            if (IsAnyWaiting())
            {
                return;
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }

        Interlocked.Decrement(ref _awake);
        if (!IsAnyWaiting())
        {
            Sleep();
        }

        Interlocked.Increment(ref _awake);
        if (!_isWatching)
        {
            lock (_watch)
            {
                _isWatching = true;
                Monitor.PulseAll(_watch);
            }
        }
    }

    private void Sleep()
    {
        lock (_sleep)
        {
            while (!_isSignalled && !_isStopping)
            {
                Monitor.Wait(_sleep);
            }

            _isSignalled = false;
        }
    }

    private bool IsAnyWaiting()
    {
        foreach (EventReader reader in Volatile.Read(ref _readers))
        {
            if (reader.IsWaiting)
            {
                return true;
            }
        }

        return false;
    }

    private void WatchPumps()
    {
        int quiet = 0;
        while (!_isStopping)
        {
            lock (_watch)
            {
                _isWatching = quiet < WatchesBeforeRest;
                Interlocked.MemoryBarrier(); // as pumps wake before they ask who watches
                if (_isWatching || Volatile.Read(ref _awake) > 0)
                {
                    Monitor.Wait(_watch, Watch);
                }
                else
                {
                    Monitor.Wait(_watch);
                }
            }

            quiet = Volatile.Read(ref _awake) == 0 ? quiet + 1 : 0;
            Relieve();
        }
    }

    /// <summary>Gives readers that take too long the thread they are on, and pumps that sleep what waits meanwhile.</summary>
    private void Relieve()
    {
        foreach (EventPump pump in Volatile.Read(ref _pumps))
        {
            if (pump.TryDetach(Sightings))
            {
                lock (_gate)
                {
                    _pumps = [.. _pumps.Where(p => p != pump)];
                    StartPump();
                }

                Interlocked.Decrement(ref _awake);
            }
        }

        if (IsAnyWaiting())
        {
            Wake();
        }
    }
}
