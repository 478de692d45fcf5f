using System.Runtime.CompilerServices;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Features;

/// <summary>Needs for closing prices with a least length, an adjustment and a greatest age.</summary>
/// <remarks>
/// The factory methods of <see cref="Need"/> leave these at their defaults and the constructors are the Sdk's own, so the
/// public init accessors are called here, in one place.
/// </remarks>
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
    )
    {
        WindowNeed<Bar, double> need = Need.Window(Bar.ClosePrice, size, length, of);
        Accessors<Bar, double>.SetMinLength(need, minLength);
        Accessors<Bar, double>.SetAdjustment(need, adjustment);
        Accessors<Bar, double>.SetMaxAge(need, maxAge ?? TimeSpan.MaxValue);
        return need;
    }

    /// <summary>The last bars of an instrument, as many as there are.</summary>
    /// <param name="size">Of this length.</param>
    /// <param name="length">How many at most.</param>
    /// <param name="of">Whose.</param>
    public static RowsNeed<Bar> Optional(BarSize size, int length, InstrumentRef of)
    {
        RowsNeed<Bar> need = Need.Rows<Bar>(length, size.Variant, of);
        RowAccessors<Bar>.SetMinLength(need, 0);
        return need;
    }

    private static class Accessors<T, TValue>
        where T : struct, IDatum<T>
        where TValue : unmanaged
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_MinLength")]
        public static extern void SetMinLength(WindowNeed<T, TValue> need, int value);

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Adjustment")]
        public static extern void SetAdjustment(WindowNeed<T, TValue> need, Adjustment value);

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_MaxAge")]
        public static extern void SetMaxAge(WindowNeed<T, TValue> need, TimeSpan value);
    }

    private static class RowAccessors<T>
        where T : struct, IDatum<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_MinLength")]
        public static extern void SetMinLength(RowsNeed<T> need, int value);
    }
}
