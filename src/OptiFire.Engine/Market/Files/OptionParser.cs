using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.OptionQuotes"/> and <see cref="FileLayout.OptionMarks"/>: one row per contract and time.</summary>
internal sealed class OptionParser(ParseContext context, RowFields fields, OptionColumns columns)
    : RowParser<OptionQuote>(context)
{
    private const int OccTail = 15;
    private const int OccStrikeDigits = 3;

    private readonly HashSet<(InstrumentId, DateOnly, long, OptionType)> contracts = [];
    private long lastTime = long.MinValue;

    public override int Parse(ReadOnlySpan<byte> line, Span<OptionQuote> rows)
    {
        if (fields.Read(line) is { } broken)
        {
            return Context.Reject(broken, line);
        }

        if (
            !Context.Times.TryUtc(fields[columns.Time], out long time)
            || !Context.Times.TryDate(fields[columns.Expiry], out int expiry)
        )
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (!Context.InSpan(time) || !Context.TryWanted(fields[columns.Underlying], line, out SymbolState state))
        {
            return 0;
        }

        if (Quote(state, time, DateOnly.FromDayNumber(expiry), out OptionQuote quote) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        if (time != lastTime)
        {
            contracts.Clear();
            lastTime = time;
        }

        if (!contracts.Add((state.Id, quote.Expiry, quote.Strike, quote.Type)))
        {
            return Context.Reject(QuarantineReason.Duplicate, line);
        }

        if (!Context.TryAdvance(state, time, ties: true, line))
        {
            return 0;
        }

        rows[0] = quote;
        return 1;
    }

    private QuarantineReason? Quote(SymbolState state, long time, DateOnly expiry, out OptionQuote quote)
    {
        quote = default;
        if (!TryType(fields[columns.Type], out OptionType type))
        {
            return QuarantineReason.Malformed;
        }

        NumberOutcome outcome = Price(columns.Strike, state, out long strike);
        outcome = Outcomes.Worse(outcome, Price(columns.Bid, state, out long bid));
        outcome = Outcomes.Worse(outcome, Price(columns.Ask, state, out long ask));
        outcome = Outcomes.Worse(outcome, Price(columns.UnderlyingPrice, state, out long underlying));
        outcome = Outcomes.Worse(outcome, Greek(columns.BetterVolatility, columns.Volatility, out double volatility));
        outcome = Outcomes.Worse(outcome, Greek(columns.BetterDelta, columns.Delta, out double delta));
        outcome = Outcomes.Worse(outcome, OpenInterest(out long interest));
        if (outcome != NumberOutcome.Read)
        {
            return outcome == NumberOutcome.BeyondScale ? QuarantineReason.BeyondScale : QuarantineReason.NotANumber;
        }

        bool isWithoutUnderlying = columns.UnderlyingPrice < 0 || fields[columns.UnderlyingPrice].IsEmpty;
        quote = new OptionQuote
        {
            Instrument = state.Id,
            EventTime = new Timestamp(time),
            AvailableAt = Context.AvailableAt(time),
            Expiry = expiry,
            Strike = strike,
            Type = type,
            Bid = bid,
            Ask = ask,
            IsMark = columns.Bid == columns.Ask,
            UnderlyingPrice = underlying,
            ImpliedVolatility = volatility,
            Delta = delta,
            OpenInterest = interest,
        };
        return Defect(quote, isWithoutUnderlying) ?? OccDefect(quote, state);
    }

    private static QuarantineReason? Defect(in OptionQuote quote, bool isWithoutUnderlying) =>
        quote.Strike <= 0 || quote.Bid < 0 || quote.Ask < 0 || (quote.Bid == 0 && quote.Ask == 0)
            ? QuarantineReason.NonPositivePrice
        : quote.UnderlyingPrice <= 0 && !isWithoutUnderlying ? QuarantineReason.NonPositivePrice
        : quote.OpenInterest < 0 ? QuarantineReason.NegativeQuantity
        : quote.Bid > quote.Ask && quote.Ask > 0 ? QuarantineReason.Crossed
        : quote.ImpliedVolatility < 0 || Math.Abs(quote.Delta) > 1 ? QuarantineReason.OutOfRange
        : quote.Expiry < quote.EventTime.UtcDate.AddDays(-1) ? QuarantineReason.OutOfRange
        : null;

    // The symbol ends in yymmdd, C or P, and the strike in 1/1,000; its root may differ from the underlying's ticker.
    private QuarantineReason? OccDefect(in OptionQuote quote, SymbolState state)
    {
        ReadOnlySpan<byte> symbol = columns.OccSymbol < 0 ? default : fields[columns.OccSymbol];
        if (symbol.IsEmpty)
        {
            return null;
        }

        ReadOnlySpan<byte> tail = symbol[Math.Max(0, symbol.Length - OccTail)..];
        if (
            tail.Length < OccTail
            || !TimeFields.TryDigits(tail[..6], out int date)
            || !TryType(tail[6..7], out OptionType type)
            || !TimeFields.TryDigits(tail[7..], out int strike)
        )
        {
            return QuarantineReason.Malformed;
        }

        bool isSame =
            ScaledNumber.Shift(strike, state.PriceDigits - OccStrikeDigits, round: false, out long scaled)
                == NumberOutcome.Read
            && scaled == quote.Strike
            && type == quote.Type
            && date == (quote.Expiry.Year % 100) * 10_000 + quote.Expiry.Month * 100 + quote.Expiry.Day;
        return isSame ? null : QuarantineReason.Inconsistent;
    }

    private static bool TryType(ReadOnlySpan<byte> text, out OptionType type)
    {
        bool isCall =
            text is [(byte)'C'] or [(byte)'c'] || text.SequenceEqual("call"u8) || text.SequenceEqual("Call"u8);
        type = isCall ? OptionType.Call : OptionType.Put;
        return isCall
            || text is [(byte)'P'] or [(byte)'p']
            || text.SequenceEqual("put"u8)
            || text.SequenceEqual("Put"u8);
    }

    // A market without a side leaves its cell empty.
    private NumberOutcome Price(int field, SymbolState state, out long value)
    {
        value = 0;
        return field < 0 || fields[field].IsEmpty
            ? NumberOutcome.Read
            : ScaledNumber.Parse(fields[field], state.PriceDigits, Context.Round, out value);
    }

    private NumberOutcome Greek(int better, int field, out double value) =>
        fields.Real(better >= 0 && !fields[better].IsEmpty ? better : field, out value);

    private NumberOutcome OpenInterest(out long value)
    {
        value = 0;
        return fields[columns.OpenInterest].IsEmpty
            ? NumberOutcome.Read
            : ScaledNumber.Parse(fields[columns.OpenInterest], exponent: 0, round: false, out value);
    }
}
