using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Control;

/// <summary>A reading of one source of data.</summary>
/// <param name="Name">The source.</param>
/// <param name="Rows">Rows applied so far.</param>
/// <param name="Newest">Availability of the newest row applied; null before the first.</param>
/// <param name="SinceRow">How long ago, on the monotonic clock, a row was applied; null before the first.</param>
/// <param name="HasEnded">Whether it will give no more.</param>
public sealed record FeedHealth(string Name, long Rows, Timestamp? Newest, TimeSpan? SinceRow, bool HasEnded);
