using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Brings a session's bars and order flows into one order of availability, in batches of one kind each.</summary>
/// <remarks>
/// Every trade; a quote whenever the best of either side changed; a book at the first event of each second with one.
/// An event gives its trade first, then the quote, then the book; bars come after all events of their time.
/// </remarks>
internal sealed class SessionBatches(Timestamp from, Timestamp to, int batchRows)
{
    private readonly Run<Trade> _trades = new(batchRows);
    private readonly Run<Quote> _quotes = new(batchRows);
    private readonly Run<OrderBook> _books = new(batchRows);
    private readonly Run<Bar> _bars = new(batchRows);
    private readonly Queue<DataBatch> _ready = new();
    private RowRun? _open;

    public IEnumerable<DataBatch> Merge(List<Bar> bars, IReadOnlyList<SessionOrderFlow> flows)
    {
        TickCursor[] cursors = [.. flows.Select(flow => new TickCursor(flow))];
        int next = 0;
        try
        {
            while (Earliest(cursors) is { } cursor)
            {
                for (; next < bars.Count && bars[next].AvailableAt < cursor.Time; next++)
                {
                    Add(_bars, bars[next]);
                }

                Add(cursor);
                while (_ready.TryDequeue(out DataBatch? batch))
                {
                    yield return batch;
                }
            }
        }
        finally
        {
            Array.ForEach(cursors, cursor => cursor.Dispose());
        }

        for (; next < bars.Count; next++)
        {
            Add(_bars, bars[next]);
        }

        Close();
        while (_ready.TryDequeue(out DataBatch? batch))
        {
            yield return batch;
        }
    }

    private static TickCursor? Earliest(TickCursor[] cursors)
    {
        TickCursor? earliest = null;
        foreach (TickCursor cursor in cursors)
        {
            if (!cursor.IsAtEnd && (earliest is null || cursor.Time < earliest.Time))
            {
                earliest = cursor;
            }
        }

        return earliest;
    }

    private void Add(TickCursor cursor)
    {
        if (cursor.Trade is { } trade)
        {
            Add(_trades, trade);
        }

        if (cursor.Quote is { } quote)
        {
            Add(_quotes, quote);
        }

        if (cursor.Book is { } book)
        {
            Add(_books, book);
        }

        cursor.Advance();
    }

    private void Add<T>(Run<T> run, in T row)
        where T : struct, IDatum<T>
    {
        if (row.AvailableAt < from || row.AvailableAt >= to)
        {
            return;
        }

        if (_open != run)
        {
            Close();
            _open = run;
        }

        if (run.Add(row) is { } full)
        {
            _ready.Enqueue(full);
        }
    }

    private void Close()
    {
        if (_open?.Take() is { } batch)
        {
            _ready.Enqueue(batch);
        }

        _open = null;
    }
}
