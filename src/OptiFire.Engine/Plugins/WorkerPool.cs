namespace OptiFire.Engine.Plugins;

/// <summary>Threads that run plugins beside the kernel.</summary>
internal sealed class WorkerPool : IDisposable
{
    private const int MostLost = 128;

    private readonly ThreadClock _clock;
    private readonly SemaphoreSlim _wake = new(0);
    private WorkBatch? _batch;
    private volatile bool _stopping;
    private int _lost;
    private int _made;

    public WorkerPool(int threads, ThreadClock clock)
    {
        _clock = clock;
        Threads = threads;
        for (int i = 0; i < threads; i++)
        {
            Add(null);
        }
    }

    /// <summary>Threads at work or waiting for work; lost ones are not among them.</summary>
    public int Threads { get; }

    /// <summary>Threads given up to runs that have not returned.</summary>
    public int Lost => Volatile.Read(ref _lost);

    /// <summary>Threads given up since the start, whether they returned or not.</summary>
    public int LostInAll { get; private set; }

    /// <summary>Lets up to a number of threads work on a batch.</summary>
    public void Start(WorkBatch batch, int threads)
    {
        Volatile.Write(ref _batch, batch);
        int helpers = Math.Min(Threads, threads);
        if (helpers > 0)
        {
            _wake.Release(helpers);
        }
    }

    /// <summary>Adds a thread in place of one that is stuck: a thread cannot be ended from outside. The stuck one ends if it returns.</summary>
    /// <exception cref="PluginStalledException">Too many are stuck.</exception>
    public void Replace(ActivationShard stuck)
    {
        LostInAll++;
        if (Interlocked.Increment(ref _lost) > MostLost)
        {
            throw new PluginStalledException([stuck.Instance.ToString()]);
        }

        Add(Volatile.Read(ref _batch));
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Release(Math.Max(1, Threads));
    }

    private void Add(WorkBatch? first)
    {
        var thread = new Thread(() => Work(first)) { IsBackground = true, Name = $"OptiFire worker {++_made}" };
        thread.Start();
    }

    private void Work(WorkBatch? first)
    {
        var meter = new PluginMeter(_clock);
        bool isWanted = first?.Work(meter) ?? true;
        while (isWanted)
        {
            _wake.Wait();
            if (_stopping)
            {
                return;
            }

            isWanted = Volatile.Read(ref _batch)?.Work(meter) ?? true;
        }

        Interlocked.Decrement(ref _lost);
    }
}
