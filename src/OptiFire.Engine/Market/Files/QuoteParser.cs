using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.Quotes"/> (closing quotes of an interval) and <see cref="FileLayout.QuoteTicks"/>.</summary>
/// <param name="context">Symbols, span, order and rejected lines.</param>
/// <param name="interval">The length of a closing quote's interval; null for ticks, which may share a time and name a venue.</param>
internal sealed class QuoteParser(ParseContext context, BarSize? interval) : RowParser<Quote>(context)
{
    private readonly long unit = (interval?.Seconds ?? 0) * TimeFields.NanosecondsPerSecond;
    private readonly bool ticks = interval is null;

    public override int Parse(ReadOnlySpan<byte> line, Span<Quote> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> symbol);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (!Context.Times.TryUtc(time, out long start) || (!ticks && start % unit != 0))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        long eventTime = start + unit;
        if (!Context.InSpan(eventTime) || !Context.TryWanted(symbol, line, out SymbolState state))
        {
            return 0;
        }

        bool round = Context.Round;
        NumberOutcome outcome = fields.Scaled(state.PriceDigits, round, out long bid);
        outcome = Outcomes.Worse(outcome, fields.Scaled(state.QuantityDigits, round, out long bidSize));
        outcome = Outcomes.Worse(outcome, fields.Scaled(state.PriceDigits, round, out long ask));
        outcome = Outcomes.Worse(outcome, fields.Scaled(state.QuantityDigits, round, out long askSize));
        if (outcome != NumberOutcome.Read)
        {
            return Context.Reject(outcome, line);
        }

        MarketCode venue = default;
        bool complete = !ticks || (fields.TryNext(out ReadOnlySpan<byte> code) && MarketCode.TryParse(code, out venue));
        if (!complete || !fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        var quote = new Quote
        {
            Instrument = state.Id,
            EventTime = new Timestamp(eventTime),
            AvailableAt = Context.AvailableAt(eventTime),
            Bid = bid,
            BidSize = bidSize,
            Ask = ask,
            AskSize = askSize,
            Exchange = venue,
        };
        if (QuoteFields.Defect(quote) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        if (!Context.TryAdvance(state, eventTime, ticks, line))
        {
            return 0;
        }

        rows[0] = quote;
        return 1;
    }
}
