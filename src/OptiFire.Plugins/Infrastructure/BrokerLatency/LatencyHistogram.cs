using OptiFire.Numerics.Reductions;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Durations of one kind: all of them, and those of the last one to two windows.</summary>
/// <remarks>Kept in microseconds up to an hour; a longer one counts as above that.</remarks>
public sealed class LatencyHistogram
{
    private const long Hour = 3_600_000_000;
    private const double MicrosecondsPerMillisecond = 1000;

    private readonly LogLinearHistogram _all = new(Hour);
    private LogLinearHistogram _now = new(Hour);
    private LogLinearHistogram _before = new(Hour);

    /// <summary>How many were recorded.</summary>
    public long Count => _all.Count;

    /// <summary>Records a duration; a negative one, of two clocks apart, counts as zero.</summary>
    public void Record(TimeSpan duration) => Record(duration, TimeSpan.Zero);

    /// <summary>Records a duration, and those that were not measured because their sender was waiting meanwhile.</summary>
    /// <param name="duration">What was measured.</param>
    /// <param name="expectedInterval">How often one was meant to be sent; zero for no correction.</param>
    /// <remarks>
    /// While one order waits for its answer, those that should have been sent wait too, and are never measured. With an
    /// interval i a duration d stands for d, d − i, d − 2i, … down to i.
    /// <para>Source: G. Tene, HdrHistogram (2012), recordValueWithExpectedInterval.</para>
    /// </remarks>
    public void Record(TimeSpan duration, TimeSpan expectedInterval)
    {
        long value = Microseconds(duration);
        long interval = Microseconds(expectedInterval);
        Add(value);
        if (interval > 0)
        {
            for (long missing = Math.Min(value, Hour) - interval; missing >= interval; missing -= interval)
            {
                Add(missing);
            }
        }
    }

    /// <summary>Begins a new window.</summary>
    public void Turn()
    {
        (_before, _now) = (_now, _before);
        _now.Clear();
    }

    /// <summary>The same, with durations that are not over yet counted as they are now.</summary>
    /// <param name="unfinished">How long each has lasted.</param>
    /// <param name="expectedInterval">How often one was meant to be sent; zero for no correction.</param>
    public LatencyHistogram With(IEnumerable<TimeSpan> unfinished, TimeSpan expectedInterval)
    {
        ArgumentNullException.ThrowIfNull(unfinished);
        var copy = new LatencyHistogram();
        copy._all.Merge(_all);
        copy._now.Merge(_now);
        copy._before.Merge(_before);
        foreach (TimeSpan duration in unfinished)
        {
            copy.Record(duration, expectedInterval);
        }

        return copy;
    }

    /// <summary>A quantile of all, in milliseconds; NaN when there are none.</summary>
    /// <param name="share">In [0, 1].</param>
    public double Milliseconds(double share) => _all.Quantile(share) / MicrosecondsPerMillisecond;

    /// <summary>How many the last one to two windows hold, and a quantile of them in milliseconds.</summary>
    /// <param name="share">In [0, 1].</param>
    public (long Count, double Milliseconds) Recent(double share)
    {
        var recent = new LogLinearHistogram(Hour);
        recent.Merge(_now);
        recent.Merge(_before);
        return (recent.Count, recent.Quantile(share) / MicrosecondsPerMillisecond);
    }

    private void Add(long microseconds)
    {
        _all.Record(microseconds);
        _now.Record(microseconds);
    }

    private static long Microseconds(TimeSpan duration) => Math.Max(0, duration.Ticks / TimeSpan.TicksPerMicrosecond);
}
