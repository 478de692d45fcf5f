using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Parses on a thread of its own, a few batches ahead of the reader, in order.</summary>
/// <remarks>Bad rows reach the quarantine on the reader's side, before the batch they stood in front of or within.</remarks>
/// <param name="sections">Parts to be read one after another, for each of the cursors to be merged.</param>
/// <param name="newParser">Makes the parser of a cursor.</param>
/// <param name="newContext">Makes the context of a cursor; it collects bad rows in the given list.</param>
internal sealed class RowBatches<T>(
    IReadOnlyList<IReadOnlyList<TextPart>> sections,
    Func<ParseContext, RowParser<T>> newParser,
    Func<List<QuarantinedRow>, ParseContext> newContext
)
    where T : struct, IDatum<T>
{
    private const int BatchRows = 4_096;
    private const int BatchesAhead = 4;

    // Bad rows are handed over from time to time, so that a file of nothing else does not fill the memory.
    private const int MaximumRejected = 1_024;

    private readonly ConcurrentQueue<T[]> pool = new();
    private readonly Channel<Item> items = Channel.CreateBounded<Item>(
        new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true }
    );

    private delegate bool Fill(Span<T> rows, out int count, CancellationToken cancellationToken);

    /// <summary>Reads everything, once.</summary>
    public async IAsyncEnumerable<DataBatch> ReadAsync(
        IQuarantine quarantine,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task parsing = Task.Factory.StartNew(
            () => Produce(stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            await foreach (Item item in items.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (QuarantinedRow row in item.Rejected)
                {
                    quarantine.Add(row);
                }

                if (item.Count > 0)
                {
                    yield return new DataBatch<T>(item.Rows, item.Count, Return);
                }
                else
                {
                    Return(item.Rows);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await parsing.ConfigureAwait(false);
        }
    }

    private void Produce(CancellationToken stop)
    {
        var cursors = new List<RowCursor<T>>();
        Exception? error = null;
        try
        {
            Produce(cursors, stop);
        }
        catch (Exception failure)
        {
            // Not hidden: the queue throws it at the reader, after the batches that were good.
            error = failure;
        }
        finally
        {
            cursors.ForEach(cursor => cursor.Dispose());
            items.Writer.Complete(error);
        }
    }

    private void Produce(List<RowCursor<T>> cursors, CancellationToken stop)
    {
        List<QuarantinedRow> rejected = [];
        int capacity = BatchRows;
        int maximumRejected = sections.Count == 1 ? MaximumRejected : int.MaxValue;
        foreach (IReadOnlyList<TextPart> section in sections)
        {
            RowParser<T> parser = newParser(newContext(rejected));
            capacity = Math.Max(capacity, parser.MaximumRows);
            cursors.Add(new RowCursor<T>(section, parser, rejected, maximumRejected));
        }

        Fill fill = cursors.Count == 1 ? cursors[0].Fill : new RowMerge<T>(cursors).Fill;
        for (bool more = true; more; )
        {
            T[] rows = pool.TryDequeue(out T[]? used) ? used : new T[capacity];
            more = fill(rows, out int count, stop);
            Send(new Item(rows, count, [.. rejected]), stop);
            rejected.Clear();
        }
    }

    private void Send(Item item, CancellationToken stop)
    {
        while (!items.Writer.TryWrite(item))
        {
            items.Writer.WaitToWriteAsync(stop).AsTask().GetAwaiter().GetResult();
        }
    }

    private void Return(T[] rows)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(rows);
        }

        pool.Enqueue(rows);
    }

    private readonly record struct Item(T[] Rows, int Count, QuarantinedRow[] Rejected);
}
