using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads fiscal periods: <c>2024Q1</c>, <c>FY2024</c>, or a period's last day, which is the calendar quarter it lies in.</summary>
internal static class FiscalPeriodText
{
    private const int FirstYear = 1_900;
    private const int LastYear = 2_200;

    public static bool TryParse(ReadOnlySpan<byte> text, TimeFields times, out FiscalPeriod period)
    {
        int year = 0;
        int quarter = 0;
        if (times.TryDate(text, out int day))
        {
            period = QuarterOf(DateOnly.FromDayNumber(day));
            return true;
        }

        bool isGood = text switch
        {
            [(byte)'F', (byte)'Y', _, _, _, _] => TimeFields.TryDigits(text[2..], out year),
            [_, _, _, _, (byte)'Q', >= (byte)'1' and <= (byte)'4'] => TimeFields.TryDigits(text[..4], out year),
            _ => false,
        };
        quarter = isGood && text[0] != 'F' ? text[5] - '0' : 0;
        period = new FiscalPeriod(year, quarter);
        return isGood && year is >= FirstYear and <= LastYear;
    }

    /// <summary>The calendar quarter of a date.</summary>
    public static FiscalPeriod QuarterOf(DateOnly date) => new(date.Year, (date.Month + 2) / 3);
}
