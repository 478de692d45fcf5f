using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Merges cursors of one datum per line by availability, then instrument, then the order of the cursors.</summary>
internal sealed class RowMerge<T>(IReadOnlyList<RowCursor<T>> cursors)
    where T : struct, IDatum<T>
{
    private const int BufferRows = 256;

    private readonly Buffered[] buffers = [.. cursors.Select(cursor => new Buffered(cursor, new T[BufferRows]))];
    private readonly PriorityQueue<int, (Timestamp AvailableAt, int Instrument, int Cursor)> heads = new();
    private bool started;

    /// <summary>Fills an array; see <see cref="RowCursor{T}.Fill"/>.</summary>
    public bool Fill(Span<T> rows, out int count, CancellationToken cancellationToken)
    {
        count = 0;
        if (!started)
        {
            started = true;
            for (int i = 0; i < buffers.Length; i++)
            {
                if (buffers[i].Next(cancellationToken))
                {
                    heads.Enqueue(i, Key(i));
                }
            }
        }

        while (count < rows.Length && heads.TryPeek(out int first, out _))
        {
            rows[count++] = buffers[first].Head;
            if (buffers[first].Next(cancellationToken))
            {
                heads.DequeueEnqueue(first, Key(first));
            }
            else
            {
                heads.Dequeue();
            }
        }

        return heads.Count > 0;
    }

    private (Timestamp, int, int) Key(int index)
    {
        ref readonly T head = ref buffers[index].Head;
        return (head.AvailableAt, head.Instrument.Value, index);
    }

    private sealed class Buffered(RowCursor<T> cursor, T[] rows)
    {
        private int count;
        private int at = -1;
        private bool more = true;

        public ref readonly T Head => ref rows[at];

        public bool Next(CancellationToken cancellationToken)
        {
            at++;
            while (at == count && more)
            {
                at = 0;
                more = cursor.Fill(rows, out count, cancellationToken);
            }

            return at < count;
        }
    }
}
