using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the prices and the volume that end the row of a bar, and checks the whole bar.</summary>
internal static class BarFields
{
    /// <summary>Reads <c>open,high,low,close[,volume]</c> and makes the bar, unless a rule is broken.</summary>
    /// <param name="context">Takes a bad row.</param>
    /// <param name="fields">Stands before the open.</param>
    /// <param name="line">The whole row.</param>
    /// <param name="state">The row's symbol.</param>
    /// <param name="shift">The power of ten of the written prices: −4 for whole 1/10,000.</param>
    /// <param name="hasVolume">Whether a volume follows.</param>
    /// <param name="span">Size, start and end.</param>
    /// <param name="rows">Takes the bar.</param>
    /// <returns>1 for a bar, 0 for none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(
        ParseContext context,
        ref FieldReader fields,
        ReadOnlySpan<byte> line,
        SymbolState state,
        int shift,
        bool hasVolume,
        BarSpan span,
        Span<Bar> rows
    )
    {
        int digits = state.PriceDigits + shift;
        bool round = context.Round;
        long volume = 0;
        NumberOutcome outcome = fields.Scaled(digits, round, out long open);
        outcome = Outcomes.Worse(outcome, fields.Scaled(digits, round, out long high));
        outcome = Outcomes.Worse(outcome, fields.Scaled(digits, round, out long low));
        outcome = Outcomes.Worse(outcome, fields.Scaled(digits, round, out long close));
        if (hasVolume)
        {
            outcome = Outcomes.Worse(outcome, fields.Scaled(state.QuantityDigits, round, out volume));
        }

        if (outcome != NumberOutcome.Read)
        {
            return context.Reject(outcome, line);
        }

        if (!fields.AtEnd)
        {
            return context.Reject(QuarantineReason.Malformed, line);
        }

        if (open <= 0 || high <= 0 || low <= 0 || close <= 0)
        {
            return context.Reject(QuarantineReason.NonPositivePrice, line);
        }

        if (volume < 0)
        {
            return context.Reject(QuarantineReason.NegativeQuantity, line);
        }

        if (high < open || high < low || high < close || low > open || low > close)
        {
            return context.Reject(QuarantineReason.OhlcViolated, line);
        }

        if (!context.TryAdvance(state, span.End, ties: false, line))
        {
            return 0;
        }

        rows[0] = new Bar
        {
            Instrument = state.Id,
            Size = span.Size,
            Start = new Timestamp(span.Start),
            EventTime = new Timestamp(span.End),
            AvailableAt = context.AvailableAt(span.End),
            Open = open,
            High = high,
            Low = low,
            Close = close,
            Volume = volume,
        };
        return 1;
    }
}
