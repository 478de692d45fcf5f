namespace OptiFire.Engine.Plugins;

/// <summary>Threads that run plugins beside the kernel.</summary>
internal sealed class WorkerPool : IDisposable
{
    private const int MostThreads = 128;

    private readonly ThreadClock _clock;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly List<Thread> _threads = [];
    private WorkBatch? _batch;
    private volatile bool _stopping;

    public WorkerPool(int threads, ThreadClock clock)
    {
        _clock = clock;
        for (int i = 0; i < threads; i++)
        {
            Add();
        }
    }

    public int Threads => _threads.Count;

    /// <summary>Lets up to a number of threads work on a batch.</summary>
    public void Start(WorkBatch batch, int threads)
    {
        Volatile.Write(ref _batch, batch);
        int helpers = Math.Min(_threads.Count, threads);
        if (helpers > 0)
        {
            _wake.Release(helpers);
        }
    }

    /// <summary>Adds a thread in place of one that is stuck: a thread cannot be ended from outside.</summary>
    /// <exception cref="PluginStalledException">Too many are stuck.</exception>
    public void Replace(ActivationShard stuck)
    {
        if (_threads.Count >= MostThreads)
        {
            throw new PluginStalledException([stuck.Instance.ToString()]);
        }

        Add();
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Release(Math.Max(1, _threads.Count));
    }

    private void Add()
    {
        var thread = new Thread(Work) { IsBackground = true, Name = $"OptiFire worker {_threads.Count + 1}" };
        _threads.Add(thread);
        thread.Start();
    }

    private void Work()
    {
        var meter = new PluginMeter(_clock);
        while (true)
        {
            _wake.Wait();
            if (_stopping)
            {
                return;
            }

            Volatile.Read(ref _batch)?.Work(meter);
        }
    }
}
