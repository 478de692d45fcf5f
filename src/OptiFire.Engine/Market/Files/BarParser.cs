using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.Bars"/>: a symbol and the start in UTC.</summary>
internal sealed class BarParser(ParseContext context, BarSize size) : RowParser<Bar>(context)
{
    private readonly long unit = size.Seconds * TimeFields.NanosecondsPerSecond;

    public override int Parse(ReadOnlySpan<byte> line, Span<Bar> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> symbol);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (!Context.Times.TryUtc(time, out long start) || start % unit != 0)
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        BarSpan span = BarSpan.From(size, start);
        return !Context.InSpan(span.End) || !Context.TryWanted(symbol, line, out SymbolState state)
            ? 0
            : BarFields.Read(Context, ref fields, line, state, shift: 0, hasVolume: true, span, rows);
    }
}
