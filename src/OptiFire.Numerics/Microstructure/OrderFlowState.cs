namespace OptiFire.Numerics.Microstructure;

/// <summary>All that <see cref="OrderFlowIntervals"/> needs to continue after a restart.</summary>
/// <param name="HasTime">Whether any book has come.</param>
/// <param name="FirstTime">Time of the first one.</param>
/// <param name="LastTime">Time of the last one.</param>
/// <param name="HasBook">Whether a good one has come.</param>
/// <param name="LastBook">The last good one.</param>
/// <param name="Open">The interval so far.</param>
public readonly record struct OrderFlowState(
    bool HasTime,
    long FirstTime,
    long LastTime,
    bool HasBook,
    BookLevels LastBook,
    OrderFlowInterval Open
);
