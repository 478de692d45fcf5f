using System.Globalization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.MoneyFlowPanel"/>. A bad cell is put aside by itself; an empty one says nothing.</summary>
internal sealed class MoneyFlowParser(ParseContext context, double unit, string[] symbols)
    : VintageParser<EtfFlow>(context)
{
    // Sums are put together after the close, over night: without an as-of, no row may be used in its own evening.
    private const long PublishedAfter = 12 * 3_600 * TimeFields.NanosecondsPerSecond;

    public override int MaximumRows => symbols.Length;

    public override int Parse(ReadOnlySpan<byte> line, Span<EtfFlow> rows)
    {
        if (PanelCells.Begin(line, symbols.Length, Context.Times, out FieldReader fields, out long close) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        int count = 0;
        foreach (string symbol in symbols)
        {
            fields.TryNext(out ReadOnlySpan<byte> cell);
            SymbolState state = Context.Symbols[symbol];
            if (cell.IsEmpty || !Context.IsWanted(state, cell))
            {
                continue;
            }

            if (
                !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double money)
                || !double.IsFinite(money * unit)
            )
            {
                Context.Reject(QuarantineReason.NotANumber, cell);
                continue;
            }

            rows[count++] = new EtfFlow
            {
                Instrument = state.Id,
                EventTime = new Timestamp(close),
                AvailableAt = Context.AvailableAt(close + PublishedAfter),
                SharesOutstanding = double.NaN,
                NetAssetValue = double.NaN,
                AssetsUnderManagement = double.NaN,
                MoneyFlow = money * unit,
            };
        }

        return count;
    }

    public override EtfFlow Revised(in EtfFlow row, int revision) => row with { Revision = revision };

    /// <summary>US dollars per unit of a panel, as its name says; null for a name that does not speak of flows.</summary>
    public static double? UnitOf(string file)
    {
        string name = file.Split('.')[0];
        return name.EndsWith("_flows_musd", StringComparison.OrdinalIgnoreCase) ? 1e6
            : name.EndsWith("_flows_usd", StringComparison.OrdinalIgnoreCase) ? 1
            : null;
    }
}
