namespace OptiFire.Sdk.Control;

/// <summary>When orders passed which station, on the monotonic clock; for one reader.</summary>
public interface IOrderTimings
{
    /// <summary>Takes the oldest readings not taken yet.</summary>
    /// <returns>How many were written to <paramref name="into"/>.</returns>
    int Take(Span<OrderTiming> into);

    /// <summary>Readings lost because nobody took them in time.</summary>
    long Dropped { get; }
}
