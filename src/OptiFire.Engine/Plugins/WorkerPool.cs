namespace OptiFire.Engine.Plugins;

/// <summary>Threads that run plugins beside the kernel. A batch is claimed item by item; the caller works along.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ManualResetEventSlim _done = new(true);
    private readonly Thread[] _threads;
    private ActivationShard[] _items = [];
    private int _next;
    private int _count;
    private int _open;
    private volatile bool _stopping;

    public WorkerPool(int workers, ThreadClock clock)
    {
        _threads = new Thread[Math.Max(0, workers - 1)];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(() => Work(new PluginMeter(clock)))
            {
                IsBackground = true,
                Name = $"OptiFire worker {i + 1}",
            };
            _threads[i].Start();
        }
    }

    /// <summary>Runs the first items of an array, each once, and returns when all have ended.</summary>
    public void Run(ActivationShard[] items, int count, PluginMeter meter)
    {
        _items = items;
        _count = count;
        Volatile.Write(ref _next, 0);
        Volatile.Write(ref _open, count);
        _done.Reset();
        int helpers = Math.Min(_threads.Length, count - 1);
        if (helpers > 0)
        {
            _wake.Release(helpers);
        }

        Claim(meter);
        _done.Wait();
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Release(Math.Max(1, _threads.Length));
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _wake.Dispose();
        _done.Dispose();
    }

    private void Work(PluginMeter meter)
    {
        while (true)
        {
            _wake.Wait();
            if (_stopping)
            {
                return;
            }

            Claim(meter);
        }
    }

    private void Claim(PluginMeter meter)
    {
        while (true)
        {
            int index = Interlocked.Increment(ref _next) - 1;
            if (index >= Volatile.Read(ref _count))
            {
                return;
            }

            meter.Run(_items[index]);
            if (Interlocked.Decrement(ref _open) == 0)
            {
                _done.Set();
            }
        }
    }
}
