using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.LocalBars"/>: New York time, prices in 1/10,000.</summary>
internal sealed class LocalBarParser(ParseContext context, string symbol, BarSize size) : RowParser<Bar>(context)
{
    private const int TenThousandths = -4;
    private const long Close = 16 * 3_600 * TimeFields.NanosecondsPerSecond;

    private readonly SymbolState state = context.Symbols[symbol];
    private readonly bool daily = size == BarSize.Day;
    private readonly long unit = size.Seconds * TimeFields.NanosecondsPerSecond;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Parse(ReadOnlySpan<byte> line, Span<Bar> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> time);
        if (
            !Context.Times.TryDateTime(time, out int day, out long timeOfDay)
            || !TrySpan(day, timeOfDay, out BarSpan span)
        )
        {
            return Context.Reject(fields.AtEnd ? QuarantineReason.Malformed : QuarantineReason.BadTime, line);
        }

        return !Context.InSpan(span.End) || !Context.IsWanted(state, line)
            ? 0
            : BarFields.Read(Context, ref fields, line, state, TenThousandths, hasVolume: true, span, rows);
    }

    private bool TrySpan(int day, long timeOfDay, out BarSpan span)
    {
        if (daily)
        {
            span = default;
            return timeOfDay == 0
                && Context.Times.TryNewYork(day, Close, out long end)
                && BarSpan.TrySession(Context.Times, day, end, out span);
        }

        bool valid = Context.Times.TryNewYork(day, timeOfDay, out long start) & timeOfDay % unit == 0;
        span = BarSpan.From(size, start);
        return valid;
    }
}
