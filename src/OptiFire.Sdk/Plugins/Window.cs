using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Plugins;

/// <summary>Numbers and the times they belong to, oldest first; valid during the run.</summary>
public readonly ref struct Window<TValue>
{
    /// <summary>Makes a window over two spans of equal length.</summary>
    public Window(ReadOnlySpan<TValue> values, ReadOnlySpan<Timestamp> times)
    {
        Values = values;
        Times = times;
    }

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<TValue> Values { get; }

    /// <summary>The event time of each.</summary>
    public ReadOnlySpan<Timestamp> Times { get; }

    /// <summary>How many.</summary>
    public int Length => Values.Length;

    /// <summary>The numbers alone.</summary>
    public static implicit operator ReadOnlySpan<TValue>(Window<TValue> window) => window.Values;

    /// <summary>The numbers alone.</summary>
    public ReadOnlySpan<TValue> ToReadOnlySpan() => Values;
}
