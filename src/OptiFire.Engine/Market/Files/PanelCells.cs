using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>The cells of a row of a wide panel: a date, a time, and a column per series.</summary>
internal static class PanelCells
{
    /// <summary>Reads the date and the time of a row; the time must come after the date's beginning.</summary>
    /// <returns>The rule the row breaks; null for a good one.</returns>
    public static QuarantineReason? Begin(
        ReadOnlySpan<byte> line,
        int cells,
        TimeFields times,
        out FieldReader fields,
        out long time
    )
    {
        time = 0;
        fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> date);
        if (!fields.TryNext(out ReadOnlySpan<byte> timeText) || line.Count((byte)',') != cells + 1)
        {
            return QuarantineReason.Malformed;
        }

        return
            times.TryDate(date, out int day) && times.TryUtc(timeText, out time) && time > TimeFields.UtcMidnight(day)
            ? null
            : QuarantineReason.BadTime;
    }
}
