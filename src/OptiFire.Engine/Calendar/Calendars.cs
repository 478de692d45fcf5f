using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Calendar;

/// <summary>A catalogue of calendars by name. Immutable: an embedder extends it into another one.</summary>
public sealed class Calendars
{
    private readonly FrozenDictionary<string, ICalendar> _byName;

    /// <summary>Makes a catalogue of exactly these calendars.</summary>
    /// <exception cref="ArgumentException">Two calendars have the same name.</exception>
    public Calendars(IEnumerable<ICalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        Dictionary<string, ICalendar> byName = new(StringComparer.Ordinal);
        foreach (ICalendar calendar in calendars)
        {
            if (!byName.TryAdd(calendar.Name, calendar))
            {
                throw new ArgumentException($"There are two calendars named '{calendar.Name}'.", nameof(calendars));
            }
        }

        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes the catalogue of the built-in calendars: <c>us-equity</c> and <c>always-open</c>.</summary>
    public static Calendars CreateBuiltIn() => new([new UsEquityCalendar(), new AlwaysOpenCalendar()]);

    /// <summary>The calendar of a name; names are case-sensitive.</summary>
    /// <exception cref="ArgumentException">No calendar has the name; the message lists those there are.</exception>
    public ICalendar Get(string name) =>
        TryGet(name, out ICalendar? calendar)
            ? calendar
            : throw new ArgumentException(
                $"There is no calendar '{name}'. Known: {string.Join(", ", Names)}.",
                nameof(name)
            );

    /// <summary>The calendar of a name, where there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out ICalendar? calendar) =>
        _byName.TryGetValue(name, out calendar);

    /// <summary>Another catalogue with a calendar added, in place of the one with the same name where there is one.</summary>
    public Calendars With(ICalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new Calendars(_byName.Values.Where(c => c.Name != calendar.Name).Append(calendar));
    }
}
