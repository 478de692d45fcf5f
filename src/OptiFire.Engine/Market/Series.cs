using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market;

/// <summary>The recent past of one kind of data of one instrument, in bounded memory.</summary>
/// <remarks>
/// Append-only blocks of twice the largest window: when a block is full the last window moves to another one, and the
/// full one is used again once no view leases it. A late row, a correction or a corporate action publishes a new block,
/// so views taken before keep what they saw. One writer; any number of readers.
/// </remarks>
internal sealed partial class Series<T> : ISeries
    where T : struct, IDatum<T>
{
    private readonly Instrument instrument;
    private readonly List<ColumnBuffer<T>> declared = [];
    private readonly Queue<SeriesBlock<T>> retired = new();
    private readonly List<(Timestamp ExTime, Adjustment Kind, double Price, double Quantity)> actions = [];
    private SeriesBlock<T>? current;
    private bool keepsRows;
    private bool isFilled;
    private bool isFilling;
    private int revisionBefore;
    private int window;

    public Series(Instrument instrument) => this.instrument = instrument;

    /// <summary>Shards that run when a row arrives.</summary>
    public Plugins.ActivationShard[] Triggers { get; set; } = [];

    /// <summary>Counts what changed the past: corrections, late rows, corporate actions.</summary>
    public int Revision { get; private set; }

    /// <summary>How many blocks were made so far.</summary>
    public int Blocks { get; private set; }

    public Timestamp LastEventTime { get; private set; } = Timestamp.MinValue;

    public bool IsKept => window > 0;

    public long Bytes =>
        IsKept
            ? 4L
                * window
                * (
                    12
                    + (keepsRows ? System.Runtime.CompilerServices.Unsafe.SizeOf<T>() : 0)
                    + declared.Sum(c => c.BytesPerRow)
                )
            : 0;

    /// <summary>Asks for a column; once rows arrived that it did not keep, the series is empty until it was filled.</summary>
    /// <returns>Its index.</returns>
    public int Require<TValue>(Column<T, TValue> column, Adjustment adjustment, int length)
        where TValue : unmanaged
    {
        bool grows = length > window;
        window = Math.Max(window, length);
        int index = declared.FindIndex(c =>
            c is ColumnBuffer<T, TValue> typed && typed.Column == column && typed.Adjustment == adjustment
        );
        if (index < 0)
        {
            index = declared.Count;
            declared.Add(new ColumnBuffer<T, TValue>(column, adjustment, 0));
            grows = true;
        }

        Empty(grows);
        return index;
    }

    /// <summary>Asks for whole rows: as <see cref="Require{TValue}"/>.</summary>
    public void RequireRows(int length)
    {
        bool grows = length > window || !keepsRows;
        window = Math.Max(window, length);
        keepsRows = true;
        Empty(grows);
    }

    /// <summary>Begins to fill what is wanted now and was not kept when its rows arrived.</summary>
    /// <returns>Whether there is anything to fill.</returns>
    public bool BeginFill()
    {
        isFilling = IsKept && !isFilled;
        (LastEventTime, revisionBefore) = isFilling ? (Timestamp.MinValue, Revision) : (LastEventTime, 0);
        return isFilling;
    }

    /// <summary>Adds a row of the past to what is being filled.</summary>
    public void Fill(in T row)
    {
        if (!isFilling)
        {
            return;
        }

        bool isNext = row.EventTime > LastEventTime || T.MayShareTime;
        if (Append(in row) && isNext && current is { } block)
        {
            Restate(block, block.Count - 1, row.EventTime);
        }
    }

    /// <summary>Ends the filling: what is known of the past is as it was.</summary>
    public void EndFill()
    {
        Revision = isFilling ? revisionBefore : Revision;
        isFilling = false;
        isFilled = IsKept;
    }

    /// <summary>Adds a row; a row that is late or corrects an earlier one is put in its place.</summary>
    /// <returns>False for a row that repeats what is known.</returns>
    public bool Append(in T row)
    {
        if (row.EventTime < LastEventTime || (row.EventTime == LastEventTime && !T.MayShareTime))
        {
            return Insert(in row);
        }

        LastEventTime = row.EventTime;
        if (window == 0)
        {
            return true;
        }

        SeriesBlock<T> block = current ?? Start();
        int count = block.Count;
        if (count == block.Capacity)
        {
            SeriesBlock<T> next = Take();
            next.CopyFrom(block, count - window, 0, window);
            next.Publish(window);
            Replace(next);
            block = next;
            count = window;
        }

        block.Write(count, in row, instrument);
        block.Publish(count + 1);
        return true;
    }

    /// <summary>Takes a corporate action out of the adjusted columns of every row before it.</summary>
    public void Adjust(Timestamp exTime, Adjustment kind, double priceFactor, double quantityFactor)
    {
        actions.Add((exTime, kind, priceFactor, quantityFactor));
        if (current is null)
        {
            return;
        }

        int count = current.Count;
        int before = current.Times.AsSpan(0, count).BinarySearch(exTime);
        before = before < 0 ? ~before : before;
        SeriesBlock<T> next = Take();
        next.CopyFrom(current, 0, 0, count);
        foreach (ColumnBuffer<T> column in next.Columns)
        {
            column.Adjust(0, before, kind, priceFactor, quantityFactor);
        }

        next.Publish(count);
        Replace(next);
        Revision++;
    }

    /// <summary>The view for a reader on the writer's own thread, which ends before the next write.</summary>
    public SeriesView<T> Peek() => current is null ? default : new SeriesView<T>(current, current.Count);

    /// <summary>A view that stays valid until it is released, whatever is written meanwhile; from any thread.</summary>
    public SeriesView<T> Capture()
    {
        while (true)
        {
            SeriesBlock<T>? block = Volatile.Read(ref current);
            if (block is null)
            {
                return default;
            }

            block.Lease();
            if (ReferenceEquals(block, Volatile.Read(ref current)))
            {
                return new SeriesView<T>(block, block.Count);
            }

            block.Release();
        }
    }

    /// <summary>Forgets rows that lack what is asked for now; views taken before keep what they saw.</summary>
    private void Empty(bool grows)
    {
        if (grows)
        {
            isFilled = false;
            retired.Clear();
            Volatile.Write(ref current, null);
        }
    }

    private bool Insert(in T row)
    {
        if (current is null)
        {
            return true;
        }

        int count = current.Count;
        int index = current.Times.AsSpan(0, count).BinarySearch(row.EventTime);
        bool isCorrection = index >= 0;
        if (isCorrection && current.Revisions[index] >= row.Revision)
        {
            return false;
        }

        index = isCorrection ? index : ~index;
        if (index <= count - window && !isCorrection)
        {
            return true; // older than every row that a window will show
        }

        int shift = isCorrection ? 0 : 1;
        int from = count + shift > current.Capacity ? count + shift - window : 0;
        SeriesBlock<T> next = Take();
        next.CopyFrom(current, from, 0, index - from);
        next.Write(index - from, in row, instrument);
        Restate(next, index - from, row.EventTime);
        int rest = isCorrection ? index + 1 : index;
        next.CopyFrom(current, rest, index - from + 1, count - rest);
        next.Publish(count + shift - from);
        Replace(next);
        Revision++;
        return true;
    }

    /// <summary>Takes out of one row the corporate actions that its neighbours had taken out when they took effect.</summary>
    private void Restate(SeriesBlock<T> block, int index, Timestamp eventTime)
    {
        foreach ((Timestamp exTime, Adjustment kind, double price, double quantity) in actions)
        {
            if (eventTime < exTime)
            {
                foreach (ColumnBuffer<T> column in block.Columns)
                {
                    column.Adjust(index, index + 1, kind, price, quantity);
                }
            }
        }
    }

    private SeriesBlock<T> Start()
    {
        SeriesBlock<T> first = NewBlock();
        Volatile.Write(ref current, first);
        return first;
    }

    private SeriesBlock<T> Take()
    {
        for (int i = retired.Count; i > 0; i--)
        {
            SeriesBlock<T> block = retired.Dequeue();
            if (!block.IsLeased)
            {
                return block;
            }

            retired.Enqueue(block);
        }

        return NewBlock();
    }

    private void Replace(SeriesBlock<T> next)
    {
        // A full fence: the old block's leases are read only when no reader can take it for the current one any more.
        SeriesBlock<T>? old = Interlocked.Exchange(ref current, next);
        if (old is not null)
        {
            retired.Enqueue(old);
        }
    }

    private SeriesBlock<T> NewBlock()
    {
        Blocks++;
        return new(2 * window, keepsRows, [.. declared.Select(c => c.CreateEmpty(2 * window))]);
    }
}
