using System.Collections.Concurrent;
using System.Diagnostics;
using OptiFire.Sdk.Control;

namespace OptiFire.Testing.Services;

/// <summary>Gives the order timings it was given.</summary>
public sealed class FakeOrderTimings : IOrderTimings
{
    private readonly ConcurrentQueue<OrderTiming> _waiting = new();

    /// <inheritdoc />
    public long Dropped { get; set; }

    /// <summary>Adds a reading.</summary>
    /// <param name="order">The engine's number of the order.</param>
    /// <param name="station">Which.</param>
    /// <param name="at">When, from any fixed moment of the monotonic clock.</param>
    public void Add(long order, OrderStation station, TimeSpan at) =>
        _waiting.Enqueue(new OrderTiming(order, station, (long)Math.Round(at.TotalSeconds * Stopwatch.Frequency)));

    /// <inheritdoc />
    public int Take(Span<OrderTiming> into)
    {
        int taken = 0;
        while (taken < into.Length && _waiting.TryDequeue(out into[taken]))
        {
            taken++;
        }

        return taken;
    }
}
