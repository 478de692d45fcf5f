using System.Threading.Channels;
using OptiFire.Engine.Health;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>One source as the kernel reads it: batches made ahead on another thread, rows taken by time.</summary>
internal sealed class SourceFeed : IDataBatchVisitor
{
    private const int BatchesAhead = 8;

    private readonly IMarketDataSource _source;
    private readonly MarketStore _store;
    private readonly Timestamp? _after;
    private readonly KernelHealth _health;
    private readonly Channel<DataBatch> _queue = Channel.CreateBounded<DataBatch>(
        new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true }
    );

    private DataBatch? _batch;
    private object? _table;
    private int _position;
    private bool _applies;
    private Timestamp _until;
    private long _rows;
    private long _newest;
    private long _appliedAt;
    private bool _hasEnded;

    public SourceFeed(
        IMarketDataSource source,
        MarketStore store,
        ISliceSink sink,
        KernelHealth health,
        Timestamp? after
    )
    {
        _source = source;
        _store = store;
        Sink = sink;
        _health = health;
        _after = after;
    }

    /// <summary>When the next row became available; <see cref="Timestamp.MaxValue"/> at the end.</summary>
    public Timestamp Next { get; private set; } = Timestamp.MinValue;

    /// <summary>Takes the rows; may change between two moments.</summary>
    public ISliceSink Sink { get; set; }

    public string Name => _source.Name;

    /// <summary>How many rows were applied; from any thread, as the next three.</summary>
    public long Rows => Volatile.Read(ref _rows);

    /// <summary>Availability of the newest row applied.</summary>
    public Timestamp Newest => new(Volatile.Read(ref _newest));

    /// <summary>When the newest row was applied, on the monotonic clock; 0 on virtual time.</summary>
    public long AppliedAt => Volatile.Read(ref _appliedAt);

    /// <summary>Whether there will be no more.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Starts reading ahead.</summary>
    public void Start(SourceRequest request, CancellationToken cancellationToken) =>
        _ = Task.Run(() => PumpAsync(request, cancellationToken), CancellationToken.None);

    /// <summary>Waits for the first row.</summary>
    public void Open() => Fetch();

    /// <summary>Applies every row that became available at a moment.</summary>
    public void Apply(Timestamp moment)
    {
        _until = moment;
        while (Next == moment)
        {
            _applies = true;
            _batch!.Accept(this);
            if (_position == _batch.Count)
            {
                _batch.Release();
                Fetch();
            }
        }
    }

    void IDataBatchVisitor.Visit<T>(DataBatch<T> batch)
    {
        ReadOnlySpan<T> rows = batch.Rows;
        if (!_applies)
        {
            Look(rows);
            return;
        }

        if (_table is not SeriesTable<T> table)
        {
            table = _store.Table<T>();
            _table = table;
        }

        ISliceSink sink = Sink;
        int at = _position;
        while (at < rows.Length)
        {
            ref readonly T row = ref rows[at];
            Timestamp available = row.AvailableAt;
            if (available != _until)
            {
                Next = Checked(available);
                break;
            }

            sink.Apply(in row, table);
            at++;
        }

        // The count is written last: whoever sees it sees the rest.
        _newest = _until.UnixNanoseconds;
        _appliedAt = _health.StepBegan;
        Volatile.Write(ref _rows, _rows + at - _position);
        _position = at;
    }

    /// <summary>Finds the next row; one that was applied before the run went on here is passed over.</summary>
    private void Look<T>(ReadOnlySpan<T> rows)
        where T : struct, IDatum<T>
    {
        Timestamp next = rows[_position].AvailableAt;
        while (next <= _after && ++_position < rows.Length)
        {
            next = rows[_position].AvailableAt;
        }

        Next = Checked(next);
    }

    private Timestamp Checked(Timestamp available) =>
        available >= Next
            ? available
            : throw new SourceException(
                $"Source '{Name}' gives {available} after {Next}: a source gives data in order of availability."
            );

    private void Fetch()
    {
        _position = 0;
        _applies = false;
        while (TryTake(out _batch))
        {
            if (_batch!.Count > 0)
            {
                _batch.Accept(this);
                if (_position < _batch.Count)
                {
                    return;
                }

                _position = 0;
            }

            _batch.Release();
        }

        Next = Timestamp.MaxValue;
        Volatile.Write(ref _hasEnded, true);
    }

    private bool TryTake(out DataBatch? batch)
    {
        while (!_queue.Reader.TryRead(out batch))
        {
            _health.BeginWait();
            bool hasMore = _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
            _health.EndWait();
            if (!hasMore)
            {
                return false;
            }
        }

        return true;
    }

    private async Task PumpAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (DataBatch batch in _source.ReadAsync(request, cancellationToken).ConfigureAwait(false))
            {
                await _queue.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            _queue.Writer.Complete();
        }
        catch (OperationCanceledException)
        {
            _queue.Writer.TryComplete();
        }
#pragma warning disable CA1031 // handed over: the kernel meets it where it reads
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _queue.Writer.TryComplete(new SourceException($"Source '{Name}' failed: {exception.Message}", exception));
        }
    }
}
