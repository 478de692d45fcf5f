using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads Lean's equity trade bars: <c>time,open,high,low,close,volume</c> with prices in 1/10,000.</summary>
internal sealed class LeanBarParser(ParseContext context, string symbol, BarSize size) : RowParser<Bar>(context)
{
    private const int TenThousandths = -4;

    private readonly SymbolState state = context.Symbols[symbol];
    private readonly LeanTime time = new(context, size);

    public override int Parse(ReadOnlySpan<byte> line, Span<Bar> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> text);
        if (fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (!time.TryRead(text, out BarSpan span))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        return !Context.InSpan(span.End) || !Context.IsWanted(state, line)
            ? 0
            : BarFields.Read(Context, ref fields, line, state, TenThousandths, hasVolume: true, span, rows);
    }
}
