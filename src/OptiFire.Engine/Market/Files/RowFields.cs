using System.Globalization;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>The fields of one row of a <see cref="NamedLayout"/>, by position in the layout, whatever form the line has.</summary>
/// <param name="count">Fields of the layout.</param>
internal abstract class RowFields(int count)
{
    private readonly Range[] ranges = new Range[count];
    private byte[] text = new byte[1_024];
    private int used;

    /// <summary>A field's text; empty where the row has none.</summary>
    public ReadOnlySpan<byte> this[int field] => text.AsSpan(ranges[field]);

    /// <summary>Takes a line apart.</summary>
    /// <returns>The rule the line breaks; null for a good one.</returns>
    public abstract QuarantineReason? Read(ReadOnlySpan<byte> line);

    /// <summary>Reads a finite number; an empty field is NaN.</summary>
    public NumberOutcome Real(int field, out double value)
    {
        ReadOnlySpan<byte> number = this[field];
        value = double.NaN;
        bool isGood =
            number.IsEmpty
            || (
                double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value)
            );
        return isGood ? NumberOutcome.Read : NumberOutcome.NotANumber;
    }

    /// <summary>Reads when something was known: a time, or a date, which means the end of that day, UTC.</summary>
    public bool TryKnown(int field, TimeFields times, out long unixNanoseconds)
    {
        if (times.TryDate(this[field], out int day))
        {
            unixNanoseconds = TimeFields.UtcMidnight(day + 1);
            return true;
        }

        return times.TryUtc(this[field], out unixNanoseconds);
    }

    /// <summary>Forgets the row before.</summary>
    protected void Begin()
    {
        used = 0;
        Array.Clear(ranges);
    }

    /// <summary>A place for the text of a field, of at most so many bytes.</summary>
    protected Span<byte> Reserve(int bytes)
    {
        if (used + bytes > text.Length)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, used + bytes));
        }

        return text.AsSpan(used, bytes);
    }

    /// <summary>Says how much of the place a field took.</summary>
    protected void Commit(int field, int bytes)
    {
        ranges[field] = used..(used + bytes);
        used += bytes;
    }
}
