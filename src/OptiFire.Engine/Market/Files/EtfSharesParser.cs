using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.EtfShares"/>. An empty cell is NaN; a row of none is put aside.</summary>
internal sealed class EtfSharesParser(ParseContext context, RowFields fields) : VintageParser<EtfFlow>(context)
{
    private const int Date = 0;
    private const int Ticker = 1;
    private const int Shares = 2;
    private const int Value = 3;
    private const int Assets = 4;
    private const int AsOf = 5;

    // Net asset value is struck at the close.
    private const long Close = 16 * 3_600 * TimeFields.NanosecondsPerSecond;

    public override int Parse(ReadOnlySpan<byte> line, Span<EtfFlow> rows)
    {
        if (fields.Read(line) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        if (
            !Context.Times.TryDate(fields[Date], out int day)
            || !Context.Times.TryNewYork(day, Close, out long close)
            || !fields.TryKnown(AsOf, Context.Times, out long known)
        )
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        if (!Context.TryWanted(fields[Ticker], line, out SymbolState state))
        {
            return 0;
        }

        NumberOutcome outcome = fields.Real(Shares, out double shares);
        outcome = Outcomes.Worse(outcome, fields.Real(Value, out double value));
        outcome = Outcomes.Worse(outcome, fields.Real(Assets, out double assets));
        bool isEmpty = double.IsNaN(shares) && double.IsNaN(value) && double.IsNaN(assets);
        QuarantineReason? wrong =
            outcome != NumberOutcome.Read || isEmpty ? QuarantineReason.NotANumber
            : shares < 0 || assets < 0 ? QuarantineReason.NegativeQuantity
            : value <= 0 ? QuarantineReason.NonPositivePrice
            : known < close ? QuarantineReason.KnownTooEarly
            : null;
        if (wrong is { } reason)
        {
            return Context.Reject(reason, line);
        }

        rows[0] = new EtfFlow
        {
            Instrument = state.Id,
            EventTime = new Timestamp(close),
            AvailableAt = Context.AvailableAt(known),
            SharesOutstanding = shares,
            NetAssetValue = value,
            AssetsUnderManagement = assets,
        };
        return 1;
    }

    public override EtfFlow Revised(in EtfFlow row, int revision) => row with { Revision = revision };
}
