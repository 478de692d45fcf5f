using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Market;

/// <summary>Reads a date stored as its day number.</summary>
internal static class StoredDate
{
    public static DateOnly Read(ref PayloadReader reader)
    {
        int day = reader.ReadInt32();
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(day)
            : throw new PayloadException($"A date in the payload is damaged: day {day}.");
    }
}
