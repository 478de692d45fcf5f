namespace OptiFire.Sdk.Time;

/// <summary>At an end of each session, or an offset from it: <c>@close-15m</c>.</summary>
/// <remarks>The offset is taken as it is: on a half day <c>@open+5h</c> is after the close.</remarks>
public sealed record SessionSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The edge is not defined, or the offset is not whole seconds shorter than a day.
    /// </exception>
    public SessionSchedule(SessionEdge edge, TimeSpan offset)
    {
        if (edge is not (SessionEdge.Open or SessionEdge.Close))
        {
            throw new ArgumentOutOfRangeException(nameof(edge), edge, "The edge must be Open or Close.");
        }

        if (offset <= -TimeSpan.FromDays(1) || offset >= TimeSpan.FromDays(1) || !DurationText.IsWholeSeconds(offset))
        {
            throw new ArgumentOutOfRangeException(
                nameof(offset),
                offset,
                "An offset must be whole seconds shorter than a day."
            );
        }

        Edge = edge;
        Offset = offset;
    }

    /// <summary>The end of the session.</summary>
    public SessionEdge Edge { get; }

    /// <summary>The offset from that end: whole seconds, shorter than a day, negative before it.</summary>
    public TimeSpan Offset { get; }

    /// <inheritdoc />
    public override string ToString()
    {
        string edge = Edge == SessionEdge.Open ? "@open" : "@close";
        return Offset == TimeSpan.Zero
            ? edge
            : edge + (Offset < TimeSpan.Zero ? '-' : '+') + DurationText.Format(Offset.Duration());
    }
}
