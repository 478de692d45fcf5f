using System.Collections.Immutable;
using System.Globalization;

namespace OptiFire.Engine.Calendar;

/// <summary>Facts that stand above a calendar's rules: extra holidays, early closes and forced open days.</summary>
/// <remarks>
/// Immutable: each <c>With</c> method returns another set. A date has one override; the last one given wins, except in
/// a file, where a second row for a date is an error.
/// </remarks>
public sealed class CalendarOverrides
{
    private const string Header = "date,kind,close_new_york";

    private readonly ImmutableSortedDictionary<DateOnly, DayOverride> _days;

    private CalendarOverrides(ImmutableSortedDictionary<DateOnly, DayOverride> days) => _days = days;

    /// <summary>No overrides: the rules alone decide.</summary>
    public static CalendarOverrides None { get; } = new(ImmutableSortedDictionary<DateOnly, DayOverride>.Empty);

    /// <summary>The overrides by date, ascending.</summary>
    public IReadOnlyDictionary<DateOnly, DayOverride> Days => _days;

    /// <summary>Reads a file in the format of <see cref="Parse"/>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">A row is malformed; the message names its line.</exception>
    public static CalendarOverrides Load(string path)
    {
        using StreamReader reader = new(path);
        return Parse(reader);
    }

    /// <summary>Reads rows of <c>date,kind,close_new_york</c> below that header.</summary>
    /// <remarks>
    /// Dates are <c>yyyy-MM-dd</c>. Kinds: <c>holiday</c> (no close), <c>early_close</c> (with a close, <c>HH:mm:ss</c>)
    /// and <c>open</c> (a close is optional). Blank lines are skipped.
    /// </remarks>
    /// <exception cref="FormatException">A row is malformed; the message names its line.</exception>
    public static CalendarOverrides Parse(TextReader rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.ReadLine() is not Header)
        {
            throw new FormatException($"Calendar overrides start with the line '{Header}'.");
        }

        var days = ImmutableSortedDictionary.CreateBuilder<DateOnly, DayOverride>();
        for (int line = 2; rows.ReadLine() is { } row; line++)
        {
            if (string.IsNullOrWhiteSpace(row))
            {
                continue;
            }

            (DateOnly date, DayOverride day) = ParseRow(row, line);
            if (!days.TryAdd(date, day))
            {
                throw new FormatException($"Line {line}: {date:yyyy-MM-dd} has an earlier row already.");
            }
        }

        return new CalendarOverrides(days.ToImmutable());
    }

    /// <summary>Adds a day on which the market is closed.</summary>
    public CalendarOverrides WithHoliday(DateOnly date) => With(date, new DayOverride(DayOverrideKind.Holiday, null));

    /// <summary>Adds a day that closes early, at a time in the market's own zone.</summary>
    public CalendarOverrides WithEarlyClose(DateOnly date, TimeOnly close) =>
        With(date, new DayOverride(DayOverrideKind.EarlyClose, close));

    /// <summary>Adds a day on which the market is open whatever the rules say, until the regular or the given close.</summary>
    public CalendarOverrides WithOpenDay(DateOnly date, TimeOnly? close = null) =>
        With(date, new DayOverride(DayOverrideKind.Open, close));

    /// <summary>The close of a day once the override, if there is one, has been applied to what the rules say.</summary>
    /// <param name="date">The date in the market's own zone.</param>
    /// <param name="byRules">The close by the rules, or null when they have the market closed.</param>
    /// <param name="regular">The regular close.</param>
    internal TimeOnly? Apply(DateOnly date, TimeOnly? byRules, TimeOnly regular) =>
        !_days.TryGetValue(date, out DayOverride day)
            ? byRules
            : day.Kind switch
            {
                DayOverrideKind.Holiday => null,
                DayOverrideKind.EarlyClose => byRules is null ? null : day.Close,
                _ => day.Close ?? regular,
            };

    private CalendarOverrides With(DateOnly date, DayOverride day) => new(_days.SetItem(date, day));

    private static (DateOnly Date, DayOverride Day) ParseRow(string row, int line)
    {
        string[] cells = row.Split(',');
        if (
            cells.Length != 3
            || !DateOnly.TryParseExact(
                cells[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            )
        )
        {
            throw new FormatException($"Line {line}: '{row}' is not a row of {Header} with a date as yyyy-MM-dd.");
        }

        TimeOnly? close = cells[2].Length == 0 ? null : ParseClose(cells[2], line);
        return (cells[1], close) switch
        {
            ("holiday", null) => (date, new DayOverride(DayOverrideKind.Holiday, null)),
            ("early_close", not null) => (date, new DayOverride(DayOverrideKind.EarlyClose, close)),
            ("open", _) => (date, new DayOverride(DayOverrideKind.Open, close)),
            ("holiday", _) => throw new FormatException($"Line {line}: a holiday has no closing time."),
            ("early_close", _) => throw new FormatException($"Line {line}: an early close needs its closing time."),
            _ => throw new FormatException($"Line {line}: kind '{cells[1]}' is not holiday, early_close or open."),
        };
    }

    private static TimeOnly ParseClose(string text, int line) =>
        TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly close)
            ? close
            : throw new FormatException($"Line {line}: '{text}' is not a closing time as HH:mm:ss.");
}
