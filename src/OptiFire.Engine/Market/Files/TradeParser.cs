using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the four layouts of trades. Trades may share a time; one that repeats the number of the trade before it is a duplicate.</summary>
internal sealed class TradeParser(ParseContext context, FileLayout layout) : RowParser<Trade>(context)
{
    public override int Parse(ReadOnlySpan<byte> line, Span<Trade> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> symbol);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (layout == FileLayout.NanosecondTrades)
        {
            ReadOnlySpan<byte> first = symbol;
            symbol = time;
            time = first;
        }

        if (!TryTime(time, out long eventTime))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (!Context.InSpan(eventTime) || !Context.TryWanted(symbol, line, out SymbolState state))
        {
            return 0;
        }

        var numberOutcome = NumberOutcome.Read;
        long id = 0;
        if (layout == FileLayout.SignedTrades)
        {
            numberOutcome = fields.Scaled(0, round: false, out id);
        }

        numberOutcome = Outcomes.Worse(numberOutcome, fields.Scaled(state.PriceDigits, Context.Round, out long price));
        numberOutcome = Outcomes.Worse(
            numberOutcome,
            fields.Scaled(state.QuantityDigits, Context.Round, out long size)
        );
        if (numberOutcome != NumberOutcome.Read)
        {
            return Context.Reject(numberOutcome, line);
        }

        if (!TryMarks(ref fields, out TradeMarks marks) || !fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (price <= 0)
        {
            return Context.Reject(QuarantineReason.NonPositivePrice, line);
        }

        if (size < 0)
        {
            return Context.Reject(QuarantineReason.NegativeQuantity, line);
        }

        if (id != 0 && id == state.LastTradeId)
        {
            return Context.Reject(QuarantineReason.Duplicate, line);
        }

        if (!Context.TryAdvance(state, eventTime, ties: true, line))
        {
            return 0;
        }

        state.LastTradeId = id;
        rows[0] = new Trade
        {
            Instrument = state.Id,
            EventTime = new Timestamp(eventTime),
            AvailableAt = Context.AvailableAt(eventTime),
            Price = price,
            Size = size,
            Aggressor = marks.Aggressor,
            IsSuspicious = marks.Suspicious,
            Exchange = marks.Exchange,
            Condition = marks.Condition,
            TradeId = id,
        };
        return 1;
    }

    private bool TryTime(ReadOnlySpan<byte> time, out long eventTime) =>
        layout == FileLayout.NanosecondTrades
            ? ScaledNumber.Parse(time, exponent: 0, round: false, out eventTime) == NumberOutcome.Read
                && eventTime is > long.MinValue / 2 and < long.MaxValue / 2
            : Context.Times.TryUtc(time, out eventTime);

    private bool TryMarks(ref FieldReader fields, out TradeMarks marks)
    {
        marks = default;
        MarketCode condition = default;
        if (!fields.TryNext(out ReadOnlySpan<byte> text))
        {
            return false;
        }

        if (layout == FileLayout.SignedTrades)
        {
            AggressorSide side =
                text.SequenceEqual("buy"u8) ? AggressorSide.Buy
                : text.SequenceEqual("sell"u8) ? AggressorSide.Sell
                : AggressorSide.Unknown;
            marks = new TradeMarks(side, Suspicious: false, default, default);
            return side != AggressorSide.Unknown;
        }

        if (!MarketCode.TryParse(text, out MarketCode exchange))
        {
            return false;
        }

        bool hasCondition = layout is FileLayout.ConditionTradeTicks or FileLayout.NanosecondTrades;
        if (hasCondition && !(fields.TryNext(out text) && MarketCode.TryParse(text, out condition)))
        {
            return false;
        }

        text = "0"u8;
        bool complete = layout == FileLayout.NanosecondTrades || fields.TryNext(out text);
        marks = new TradeMarks(AggressorSide.Unknown, text.SequenceEqual("1"u8), exchange, condition);
        return complete && (marks.Suspicious || text.SequenceEqual("0"u8));
    }
}
