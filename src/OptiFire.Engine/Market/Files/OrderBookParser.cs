using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.OrderBook"/>. Levels that a thin book lacks are empty cells after its last level.</summary>
/// <remarks>A side whose levels do not get worse from one to the next is put aside as malformed.</remarks>
internal sealed class OrderBookParser(ParseContext context, int depth) : RowParser<OrderBook>(context)
{
    private readonly BookLevel[] bids = new BookLevel[depth];
    private readonly BookLevel[] asks = new BookLevel[depth];

    public override int Parse(ReadOnlySpan<byte> line, Span<OrderBook> rows)
    {
        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> symbol);
        if (!fields.TryNext(out ReadOnlySpan<byte> time) || fields.AtEnd)
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (!Context.Times.TryUtc(time, out long eventTime))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (!Context.InSpan(eventTime) || !Context.TryWanted(symbol, line, out SymbolState state))
        {
            return 0;
        }

        QuarantineReason? defect = ReadSide(ref fields, state, bids, ascending: false, out int bidCount);
        QuarantineReason? askDefect = ReadSide(ref fields, state, asks, ascending: true, out int askCount);
        defect = askDefect == QuarantineReason.Malformed ? askDefect : defect ?? askDefect;
        if (defect is null && (!fields.AtEnd || bidCount + askCount == 0))
        {
            defect = QuarantineReason.Malformed;
        }

        if (defect is null && bidCount > 0 && askCount > 0 && bids[0].Price > asks[0].Price)
        {
            defect = QuarantineReason.Crossed;
        }

        if (defect is { } reason)
        {
            return Context.Reject(reason, line);
        }

        if (!Context.TryAdvance(state, eventTime, ties: true, line))
        {
            return 0;
        }

        rows[0] = new OrderBook(bids.AsSpan(0, bidCount), asks.AsSpan(0, askCount))
        {
            Instrument = state.Id,
            EventTime = new Timestamp(eventTime),
            AvailableAt = Context.AvailableAt(eventTime),
        };
        return 1;
    }

    private QuarantineReason? ReadSide(
        ref FieldReader fields,
        SymbolState state,
        BookLevel[] levels,
        bool ascending,
        out int count
    )
    {
        QuarantineReason? defect = null;
        count = 0;
        for (int i = 0; i < depth; i++)
        {
            if (!fields.TryNext(out ReadOnlySpan<byte> price) || !fields.TryNext(out ReadOnlySpan<byte> size))
            {
                return QuarantineReason.Malformed;
            }

            if (price.IsEmpty && size.IsEmpty)
            {
                continue;
            }

            defect ??= count < i ? QuarantineReason.Malformed : ReadLevel(price, size, state, out levels[i]);
            count = i + 1;
            if (defect is null && i > 0 && levels[i].Price > levels[i - 1].Price != ascending)
            {
                defect = QuarantineReason.Malformed;
            }

            if (defect is null && i > 0 && levels[i].Price == levels[i - 1].Price)
            {
                defect = QuarantineReason.Malformed;
            }
        }

        return defect;
    }

    private QuarantineReason? ReadLevel(
        ReadOnlySpan<byte> priceText,
        ReadOnlySpan<byte> sizeText,
        SymbolState state,
        out BookLevel level
    )
    {
        NumberOutcome outcome = ScaledNumber.Parse(priceText, state.PriceDigits, Context.Round, out long price);
        outcome = Outcomes.Worse(
            outcome,
            ScaledNumber.Parse(sizeText, state.QuantityDigits, Context.Round, out long size)
        );
        level = new BookLevel(price, size);
        return outcome switch
        {
            NumberOutcome.BeyondScale => QuarantineReason.BeyondScale,
            not NumberOutcome.Read => QuarantineReason.NotANumber,
            _ when price <= 0 => QuarantineReason.NonPositivePrice,
            _ when size < 0 => QuarantineReason.NegativeQuantity,
            _ => null,
        };
    }
}
