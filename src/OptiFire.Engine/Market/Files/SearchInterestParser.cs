using System.Globalization;
using System.Text;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads <see cref="FileLayout.SearchInterest"/>. A period that had not ended is left out unless asked for.</summary>
internal sealed class SearchInterestParser(ParseContext context, DataFileOptions options, RowFields fields)
    : VintageParser<SearchInterest>(context)
{
    private const int Date = 0;
    private const int Keyword = 1;
    private const int Geo = 2;
    private const int Value = 3;
    private const int IsPartial = 4;
    private const int AsOf = 5;

    public override int Parse(ReadOnlySpan<byte> line, Span<SearchInterest> rows)
    {
        if (fields.Read(line) is { } defect)
        {
            return Context.Reject(defect, line);
        }

        if (!Context.Times.TryDate(fields[Date], out int day) || !fields.TryKnown(AsOf, Context.Times, out long known))
        {
            return Context.Reject(QuarantineReason.BadTime, line);
        }

        string keyword = Encoding.UTF8.GetString(fields[Keyword]);
        if (keyword.Length == 0 || !TryFlag(fields[IsPartial], out bool isPartial))
        {
            return Context.Reject(QuarantineReason.Malformed, line);
        }

        if (ValueDefect(fields[Value], out double value) is { } wrong)
        {
            return Context.Reject(wrong, line);
        }

        long end = TimeFields.UtcMidnight(day + options.SearchPeriodDays);
        if (known < (isPartial ? TimeFields.UtcMidnight(day) : end))
        {
            return Context.Reject(QuarantineReason.KnownTooEarly, line);
        }

        if (isPartial && !options.KeepPartialPeriods)
        {
            return 0;
        }

        var instrument = InstrumentId.None;
        if (options.Keywords?.GetValueOrDefault(keyword) is { } symbol)
        {
            SymbolState state = Context.Symbols[symbol];
            if (!Context.IsWanted(state, line))
            {
                return 0;
            }

            instrument = state.Id;
        }

        rows[0] = new SearchInterest
        {
            Instrument = instrument,
            EventTime = new Timestamp(end),
            AvailableAt = Context.AvailableAt(known),
            Keyword = keyword,
            Geo = Encoding.UTF8.GetString(fields[Geo]),
            Value = value,
            IsPartial = isPartial,
        };
        return 1;
    }

    public override string NameOf(in SearchInterest row) => $"{row.Keyword}\n{row.Geo}";

    public override SearchInterest Revised(in SearchInterest row, int revision) => row with { Revision = revision };

    /// <summary>Reads an interest from 0 to 100; <c>&lt;1</c>, as the source writes what it rounds to nothing, counts 0.5.</summary>
    public static QuarantineReason? ValueDefect(ReadOnlySpan<byte> text, out double value)
    {
        value = 0.5;
        return text.SequenceEqual("<1"u8) ? null
            : !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            || !double.IsFinite(value)
                ? QuarantineReason.NotANumber
            : value is < 0 or > 100 ? QuarantineReason.OutOfRange
            : null;
    }

    private static bool TryFlag(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.SequenceEqual("true"u8) || text.SequenceEqual("True"u8) || text.SequenceEqual("1"u8);
        return value || text.SequenceEqual("false"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("0"u8);
    }
}
