using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads parts one after another, each in order of time.</summary>
internal sealed class RowCursor<T>(
    IReadOnlyList<TextPart> parts,
    RowParser<T> parser,
    List<QuarantinedRow> rejected,
    int maximumRejected
) : IDisposable
    where T : struct, IDatum<T>
{
    private LineReader? lines;
    private int next;
    private long linesLeft;

    /// <summary>Fills an array; returns early when many bad rows wait to be handed over.</summary>
    /// <returns>False when there is no more.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Fill(Span<T> rows, out int count, CancellationToken cancellationToken)
    {
        count = 0;
        while (count + parser.MaximumRows <= rows.Length && rejected.Count < maximumRejected)
        {
            if (linesLeft == 0 || !lines!.TryRead(out ReadOnlySpan<byte> line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!TryOpenNext())
                {
                    return false;
                }

                continue;
            }

            linesLeft--;
            parser.Context.Line++;
            count += parser.Parse(line, rows[count..]);
        }

        return true;
    }

    /// <inheritdoc />
    public void Dispose() => lines?.Dispose();

    private bool TryOpenNext()
    {
        lines?.Dispose();
        lines = null;
        linesLeft = 0;
        if (next == parts.Count)
        {
            return false;
        }

        TextPart part = parts[next++];
        lines = new LineReader(part.Open(), part.Name);
        linesLeft = part.Lines;
        parser.Context.Begin(part);
        for (int i = 0; i < part.HeaderLines && lines.TryRead(out _); i++)
        {
            parser.Context.Line++;
        }

        return true;
    }
}
