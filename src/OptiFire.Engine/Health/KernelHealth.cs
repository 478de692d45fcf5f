using System.Diagnostics;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Health;

/// <summary>What the kernel leaves behind as it goes, with plain writes, and how others read it.</summary>
/// <remarks>
/// On real time the monotonic clock is read where a step ends, and where one begins after a wait: once a step when the
/// kernel is busy, so every duration is exact. On virtual time it is not read at all: readings compare the kernel's
/// counters with those of the reading before, so a duration is too short by at most the time between two readings, and the
/// first says zero.
/// </remarks>
internal sealed class KernelHealth(EngineParts parts, OrderTimingBoard timings, WorkerPool workers) : IEngineHealth
{
    private readonly bool _readsClock = parts.Clock is not VirtualClock;
    private readonly int _workers = workers.Threads;
    private readonly Lock _reading = new();
    private ChangeWatch _stepWatch;
    private ChangeWatch _brokerWatch;
    private ChangeWatch[] _feedWatches = [];
    private SourceFeed[] _feeds = [];
    private bool _isRunning;
    private bool _isBusy;
    private long _steps;
    private long _busySince;
    private long _ended;
    private long _sequence;
    private long _moment = Timestamp.MinValue.UnixNanoseconds;
    private long _brokerMessages;
    private long _brokerStamp;
    private int _openOrders;

    /// <summary>When the step's data were applied, on the monotonic clock; 0 on virtual time when nobody reads timings.</summary>
    public long StepBegan { get; private set; }

    /// <summary>The run begins with these sources.</summary>
    public void Begin(SourceFeed[] feeds)
    {
        lock (_reading)
        {
            _feeds = feeds;
            _feedWatches = new ChangeWatch[feeds.Length];
        }

        _ended = Stopwatch.GetTimestamp();
        Volatile.Write(ref _isRunning, true);
    }

    /// <summary>The run ends.</summary>
    public void End()
    {
        Volatile.Write(ref _sequence, parts.Log.Sequence);
        Volatile.Write(ref _isBusy, false);
        Volatile.Write(ref _isRunning, false);
    }

    public void BeginStep(Timestamp moment, bool hasWaited)
    {
        if (_readsClock)
        {
            StepBegan = hasWaited ? Stopwatch.GetTimestamp() : _ended;
        }
        else if (timings.IsRead)
        {
            StepBegan = Stopwatch.GetTimestamp();
        }

        _moment = moment.UnixNanoseconds;
        Volatile.Write(ref _busySince, StepBegan);
        Volatile.Write(ref _isBusy, true);
    }

    public void EndStep()
    {
        if (_readsClock)
        {
            Volatile.Write(ref _ended, Stopwatch.GetTimestamp());
        }

        _sequence = parts.Log.Sequence;
        Volatile.Write(ref _steps, _steps + 1);
        Volatile.Write(ref _isBusy, false);
    }

    /// <summary>A source has nothing yet and the kernel waits for it: that is no work.</summary>
    public void BeginWait() => Volatile.Write(ref _isBusy, false);

    public void EndWait()
    {
        Volatile.Write(ref _busySince, Stopwatch.GetTimestamp());
        Volatile.Write(ref _isBusy, true);
    }

    /// <summary>The broker said something on its own thread.</summary>
    public void BrokerSaid(long ticks) => Volatile.Write(ref _brokerStamp, ticks);

    /// <summary>The broker said something on the kernel's thread.</summary>
    public void BrokerSaidInStep()
    {
        Volatile.Write(ref _brokerMessages, _brokerMessages + 1);
        if (_readsClock)
        {
            Volatile.Write(ref _brokerStamp, StepBegan);
        }
    }

    public void OrderSent() => Volatile.Write(ref _openOrders, _openOrders + 1);

    public void OrderSettled() => Volatile.Write(ref _openOrders, _openOrders - 1);

    public EngineHealth Read()
    {
        lock (_reading)
        {
            bool isRunning = Volatile.Read(ref _isRunning);
            bool isBusy = Volatile.Read(ref _isBusy);
            long ended = Volatile.Read(ref _ended);
            long began = Volatile.Read(ref _busySince);
            long now = Stopwatch.GetTimestamp();
            if (!_readsClock)
            {
                ended = _stepWatch.SinceWhen(Volatile.Read(ref _steps), now);
                began = ended;
            }

            return new EngineHealth(
                isRunning,
                Volatile.Read(ref _sequence),
                parts.Journal.DurableSequence,
                new Timestamp(Volatile.Read(ref _moment)),
                Between(ended, now),
                isBusy ? Between(began, now) : TimeSpan.Zero,
                ReadFeeds(now),
                SinceBroker(now),
                Volatile.Read(ref _openOrders),
                _workers,
                workers.Threads - _workers
            );
        }
    }

    private FeedHealth[] ReadFeeds(long now)
    {
        var read = new FeedHealth[_feeds.Length];
        for (int i = 0; i < read.Length; i++)
        {
            SourceFeed feed = _feeds[i];
            long rows = feed.Rows;
            long since = _readsClock ? feed.AppliedAt : _feedWatches[i].SinceWhen(rows, now);
            read[i] = new FeedHealth(
                feed.Name,
                rows,
                rows == 0 ? null : feed.Newest,
                rows == 0 ? null : Between(since, now),
                feed.HasEnded
            );
        }

        return read;
    }

    private TimeSpan? SinceBroker(long now)
    {
        long stamp = Volatile.Read(ref _brokerStamp);
        long messages = Volatile.Read(ref _brokerMessages);
        if (stamp != 0)
        {
            return Between(stamp, now);
        }

        return messages == 0 ? null : Between(_brokerWatch.SinceWhen(messages, now), now);
    }

    // The kernel goes on while it is read: a stamp may be younger than the reading.
    private static TimeSpan Between(long from, long to) =>
        from >= to ? TimeSpan.Zero : Stopwatch.GetElapsedTime(from, to);
}
