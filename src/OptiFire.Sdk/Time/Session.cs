namespace OptiFire.Sdk.Time;

/// <summary>One regular trading session.</summary>
/// <param name="Date">The session's date in the market's own time zone.</param>
/// <param name="Open">The opening time, inclusive.</param>
/// <param name="Close">The closing time, exclusive.</param>
/// <param name="IsEarlyClose">Whether the session closes before the usual hour.</param>
public readonly record struct Session(DateOnly Date, Timestamp Open, Timestamp Close, bool IsEarlyClose)
{
    /// <summary>How long the session lasts.</summary>
    public TimeSpan Length => Close - Open;
}
