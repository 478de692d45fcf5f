using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Features;

/// <summary>Needs for closing prices with a least length, an adjustment and a greatest age.</summary>
internal static class CloseWindow
{
    /// <summary>The last closes of an instrument.</summary>
    /// <param name="size">Of bars of this length.</param>
    /// <param name="length">How many at most.</param>
    /// <param name="minLength">How many at least.</param>
    /// <param name="adjustment">Which corporate actions to take out.</param>
    /// <param name="of">Whose.</param>
    /// <param name="maxAge">How old the newest may be; null for any age.</param>
    public static WindowNeed<Bar, double> Of(
        BarSize size,
        int length,
        int minLength,
        Adjustment adjustment,
        InstrumentRef of = default,
        TimeSpan? maxAge = null
    ) =>
        Need.Window(Bar.ClosePrice, size, length, of) with
        {
            MinLength = minLength,
            Adjustment = adjustment,
            MaxAge = maxAge ?? TimeSpan.MaxValue,
        };

    /// <summary>The last bars of an instrument, as many as there are.</summary>
    /// <param name="size">Of this length.</param>
    /// <param name="length">How many at most.</param>
    /// <param name="of">Whose.</param>
    public static RowsNeed<Bar> Optional(BarSize size, int length, InstrumentRef of) =>
        Need.Rows<Bar>(length, size.Variant, of) with
        {
            MinLength = 0,
        };
}
