using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.ClosePanel"/>: each cell is a bar of one price and no volume.</summary>
/// <remarks>A bad cell is put aside by itself, once per cell; a bad date or a wrong number of cells takes the whole row along.</remarks>
internal sealed class ClosePanelParser : RowParser<Bar>
{
    private readonly SymbolState[] states;
    private readonly int[] rank;
    private readonly Bar[] byRank;
    private readonly bool[] filled;

    public ClosePanelParser(ParseContext context, ReadOnlySpan<string> symbols)
        : base(context)
    {
        states = new SymbolState[symbols.Length];
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = context.Symbols[symbols[i]];
        }

        // What becomes available together is handed over in the order of instruments.
        int[] order = [.. Enumerable.Range(0, states.Length).OrderBy(i => states[i].Id.Value)];
        rank = new int[states.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        byRank = new Bar[states.Length];
        filled = new bool[states.Length];
    }

    public override int MaximumRows => states.Length;

    public override int Parse(ReadOnlySpan<byte> line, Span<Bar> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> date);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || line.Count((byte)',') != states.Length + 1)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (
            !Context.Times.TryUtc(time, out long end)
            || !Context.Times.TryDate(date, out int day)
            || !BarSpan.TrySession(Context.Times, day, end, out BarSpan span)
        )
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        return Context.InSpan(end) && InOrder(end, line) ? ParseCells(ref fields, span, rows) : 0;
    }

    private bool InOrder(long end, ReadOnlySpan<byte> line)
    {
        long latest = long.MinValue;
        foreach (SymbolState state in states)
        {
            latest = Math.Max(latest, state.LastTime);
        }

        if (end > latest)
        {
            return true;
        }

        Context.Reject(end == latest ? QuarantineReason.Duplicate : QuarantineReason.OutOfOrder, line);
        return false;
    }

    private int ParseCells(ref FieldReader fields, BarSpan span, Span<Bar> rows)
    {
        Array.Clear(filled);
        for (int i = 0; i < states.Length; i++)
        {
            SymbolState state = states[i];
            fields.TryNext(out ReadOnlySpan<byte> cell);
            filled[rank[i]] = Context.IsWanted(state, cell) && TryBar(cell, i, span, out byRank[rank[i]]);
        }

        int count = 0;
        for (int i = 0; i < filled.Length; i++)
        {
            if (filled[i])
            {
                rows[count++] = byRank[i];
            }
        }

        return count;
    }

    private bool TryBar(ReadOnlySpan<byte> cell, int column, BarSpan span, out Bar bar)
    {
        SymbolState state = states[column];
        bar = default;
        NumberOutcome outcome = new FieldReader(cell).Scaled(state.PriceDigits, Context.Round, out long close);
        if (outcome != NumberOutcome.Read)
        {
            Context.Reject(outcome, cell);
            return false;
        }

        if (close <= 0)
        {
            Context.Reject(QuarantineReason.NonPositivePrice, cell);
            return false;
        }

        state.LastTime = span.End;
        bar = new Bar
        {
            Instrument = state.Id,
            Size = span.Size,
            Start = new Timestamp(span.Start),
            EventTime = new Timestamp(span.End),
            AvailableAt = Context.AvailableAt(span.End),
            Open = close,
            High = close,
            Low = close,
            Close = close,
        };
        return true;
    }
}
