using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>
/// Reads Lean's equity quote bars, <c>time,bid OHLC,bid size,ask OHLC,ask size</c> with prices in 1/10,000, and keeps the
/// closing bid and ask. A side without prices (empty cells) is a side that was not quoted.
/// </summary>
internal sealed class LeanQuoteParser(ParseContext context, string symbol, BarSize size) : RowParser<Quote>(context)
{
    private const int TenThousandths = -4;

    private readonly SymbolState state = context.Symbols[symbol];
    private readonly LeanTime time = new(context, size);

    public override int Parse(ReadOnlySpan<byte> line, Span<Quote> rows)
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

        if (!Context.InSpan(span.End) || !Context.IsWanted(state, line))
        {
            return 0;
        }

        NumberOutcome outcome = ReadSide(ref fields, out long bid, out long bidSize, out bool bidFits);
        outcome = Outcomes.Worse(outcome, ReadSide(ref fields, out long ask, out long askSize, out bool askFits));
        if (outcome != NumberOutcome.Read)
        {
            return Context.Reject(outcome, line);
        }

        if (!fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        var quote = new Quote
        {
            Instrument = state.Id,
            EventTime = new Timestamp(span.End),
            AvailableAt = Context.AvailableAt(span.End),
            Bid = bid,
            BidSize = bid == 0 ? 0 : bidSize,
            Ask = ask,
            AskSize = ask == 0 ? 0 : askSize,
        };
        QuarantineReason? defect =
            QuoteFields.Defect(quote) ?? (bidFits && askFits ? null : QuarantineReason.OhlcViolated);
        if (defect is { } reason)
        {
            return Context.Reject(reason, line);
        }

        if (!Context.TryAdvance(state, span.End, ties: false, line))
        {
            return 0;
        }

        rows[0] = quote;
        return 1;
    }

    private NumberOutcome ReadSide(ref FieldReader fields, out long close, out long quantity, out bool fits)
    {
        NumberOutcome outcome = Price(ref fields, out long open);
        outcome = Outcomes.Worse(outcome, Price(ref fields, out long high));
        outcome = Outcomes.Worse(outcome, Price(ref fields, out long low));
        outcome = Outcomes.Worse(outcome, Price(ref fields, out close));
        outcome = Outcomes.Worse(outcome, Number(ref fields, state.QuantityDigits, out quantity));
        fits = high >= Math.Max(open, close) && low <= Math.Min(open, close);
        return outcome;
    }

    private NumberOutcome Price(ref FieldReader fields, out long value) =>
        Number(ref fields, state.PriceDigits + TenThousandths, out value);

    private NumberOutcome Number(ref FieldReader fields, int exponent, out long value)
    {
        value = 0;
        return !fields.TryNext(out ReadOnlySpan<byte> text) ? NumberOutcome.Missing
            : text.IsEmpty ? NumberOutcome.Read
            : ScaledNumber.Parse(text, exponent, Context.Round, out value);
    }
}
