namespace OptiFire.Engine.Calendar;

/// <summary>The date of Easter in the Gregorian calendar.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday of a year.</summary>
    /// <remarks>
    /// Source: the "anonymous Gregorian" computus as given by J. Meeus, <i>Astronomical Algorithms</i> (1991), chapter 8.
    /// </remarks>
    public static DateOnly SundayOf(int year)
    {
        int golden = year % 19;
        (int century, int yearOfCentury) = Math.DivRem(year, 100);
        int moonShift = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - moonShift + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * toSunday) / 451;
        (int month, int dayBefore) = Math.DivRem(epact + toSunday - 7 * late + 114, 31);
        return new DateOnly(year, month, dayBefore + 1);
    }
}
