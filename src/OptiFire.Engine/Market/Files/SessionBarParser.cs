using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.DailyBars"/> and <see cref="FileLayout.SingleDailyBars"/>: a date and the session's end in UTC.</summary>
internal sealed class SessionBarParser(ParseContext context, string? symbol, bool hasVolume) : RowParser<Bar>(context)
{
    private readonly SymbolState? single = symbol is null ? null : context.Symbols[symbol];

    public override int Parse(ReadOnlySpan<byte> line, Span<Bar> rows)
    {
        var fields = new FieldReader(line);
        ReadOnlySpan<byte> name = default;
        if (single is null)
        {
            fields.TryNext(out name);
        }

        fields.TryNext(out ReadOnlySpan<byte> date);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || fields.AtEnd)
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

        if (!Context.InSpan(end))
        {
            return 0;
        }

        SymbolState? state = single;
        bool wanted = state is null ? Context.TryWanted(name, line, out state) : Context.IsWanted(state, line);
        return wanted ? BarFields.Read(Context, ref fields, line, state, shift: 0, hasVolume, span, rows) : 0;
    }
}
