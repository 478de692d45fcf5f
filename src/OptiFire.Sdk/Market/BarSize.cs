namespace OptiFire.Sdk.Market;

/// <summary>How long a bar lasts.</summary>
/// <param name="Seconds">Length in seconds, at least 1; a session bar counts as one day whatever the session's length.</param>
public readonly record struct BarSize(int Seconds)
{
    /// <summary>One second.</summary>
    public static BarSize Second => new(1);

    /// <summary>One minute.</summary>
    public static BarSize Minute => new(60);

    /// <summary>One hour.</summary>
    public static BarSize Hour => new(3_600);

    /// <summary>One session.</summary>
    public static BarSize Day => new(86_400);

    /// <summary>The length as a span of time.</summary>
    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    /// <summary>The variant that keeps bars of different sizes apart.</summary>
    public SeriesVariant Variant => new(Seconds);

    /// <inheritdoc />
    public override string ToString() =>
        Seconds switch
        {
            86_400 => "1d",
            _ when Seconds % 3_600 == 0 => $"{Seconds / 3_600}h",
            _ when Seconds % 60 == 0 => $"{Seconds / 60}m",
            _ => $"{Seconds}s",
        };
}
