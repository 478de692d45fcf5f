using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Calendar;

/// <summary>The regular sessions of US equity markets: 09:30–16:00 New York, half days until 13:00.</summary>
/// <remarks>
/// Computed by the exchanges' rules for 1998-01-01 to 2035-12-31, with the special closings known when this was written;
/// <see cref="CalendarOverrides"/> adds later ones. Early closes begin with 1999-11-26: the half days 1998-11-27,
/// 1998-12-24 and, between the regular ones, 1999-12-31 count as full days unless an override says otherwise.
/// <para>The sessions are computed once, at the first question; after that no question allocates. Thread-safe.</para>
/// </remarks>
public sealed class UsEquityCalendar : ICalendar
{
    /// <summary>The name of this calendar: <c>us-equity</c>.</summary>
    public const string CalendarName = "us-equity";

    private readonly CalendarOverrides _overrides;
    private readonly Lazy<SessionTable> _table;

    /// <summary>Makes the calendar by the rules alone.</summary>
    public UsEquityCalendar()
        : this(CalendarOverrides.None) { }

    /// <summary>Makes the calendar by the rules with overrides above them.</summary>
    /// <exception cref="ArgumentException">
    /// An override lies outside the calendar's validity, or has a close that is not after 09:30 and at or before 16:00.
    /// </exception>
    public UsEquityCalendar(CalendarOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        foreach ((DateOnly date, DayOverride day) in overrides.Days)
        {
            if (date < FirstDate || date > LastDate)
            {
                throw new ArgumentException(
                    $"The override of {date:yyyy-MM-dd} is outside {FirstDate:yyyy-MM-dd} to {LastDate:yyyy-MM-dd}.",
                    nameof(overrides)
                );
            }

            if (day.Close <= UsEquityRules.Open || day.Close > UsEquityRules.RegularClose)
            {
                throw new ArgumentException(
                    $"The override of {date:yyyy-MM-dd} closes at {day.Close:HH:mm:ss}; "
                        + "it must be after 09:30 and at or before 16:00.",
                    nameof(overrides)
                );
            }
        }

        _overrides = overrides;
        _table = new Lazy<SessionTable>(() => new SessionTable(this, ComputeSession));
    }

    /// <inheritdoc />
    public string Name => CalendarName;

    /// <inheritdoc />
    public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <inheritdoc />
    public DateOnly FirstDate { get; } = new(1998, 1, 1);

    /// <inheritdoc />
    public DateOnly LastDate { get; } = new(2035, 12, 31);

    /// <inheritdoc />
    public int SessionsPerYear => 252;

    /// <inheritdoc />
    public Session? SessionOn(DateOnly date) => _table.Value.SessionOn(date);

    /// <inheritdoc />
    public Session SessionAtOrAfter(Timestamp time) => _table.Value.SessionAtOrAfter(time);

    /// <inheritdoc />
    public Session LastClosedBefore(Timestamp time) => _table.Value.LastClosedBefore(time);

    /// <inheritdoc />
    public bool IsOpen(Timestamp time) => _table.Value.IsOpen(time);

    private Session? ComputeSession(DateOnly date) =>
        _overrides.Apply(date, UsEquityRules.CloseOn(date), UsEquityRules.RegularClose) is { } close
            ? new Session(
                date,
                MarketTime.At(date, UsEquityRules.Open, TimeZone),
                MarketTime.At(date, close, TimeZone),
                IsEarlyClose: close < UsEquityRules.RegularClose
            )
            : null;
}
