using OptiFire.Sdk.Control;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Judges readings of an engine: whether it comes on, whether its data and its broker do.</summary>
/// <remarks>
/// A reading alone says little: an engine that waits is well, and a source of daily bars is silent all day. So a source is
/// judged once it has given data twice within the limit, in session, and its age counts from the session's opening at most.
/// </remarks>
/// <param name="options">The limits.</param>
/// <param name="calendar">Says when there is a session.</param>
public sealed class ProgressWatch(HeartbeatOptions options, ICalendar calendar)
{
    private readonly Dictionary<string, SeenFeed> _feeds = new(StringComparer.Ordinal);
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(options.IntervalSeconds);
    private readonly TimeSpan _maxDataAge = TimeSpan.FromSeconds(options.MaxDataAgeSeconds);
    private readonly TimeSpan _maxBrokerAge = TimeSpan.FromSeconds(options.MaxBrokerAgeSeconds);
    private readonly TimeSpan _maxIdle = TimeSpan.FromSeconds(options.MaxIdleSeconds);
    private TimeSpan? _ordersSince;

    /// <summary>Judges a reading.</summary>
    /// <param name="reading">How the engine is.</param>
    /// <param name="now">When it was read, on the monotonic clock.</param>
    public ProgressVerdict Judge(EngineHealth reading, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        TimeSpan? inSession = InSession(reading);
        string? loop =
            reading.InStepFor >= _interval ? Late("the engine has been in one step", reading.InStepFor)
            : IsOver(reading.SinceStep, _maxIdle) && inSession >= _maxIdle
                ? Late("the engine has done no step", reading.SinceStep)
            : null;
        string? others = JudgeBroker(reading, now);
        foreach (FeedHealth feed in reading.Feeds)
        {
            others = JudgeFeed(feed, inSession, now) ?? others;
        }

        return new ProgressVerdict(loop, others);
    }

    /// <summary>For how long the engine's time has been in a session; null when it is not.</summary>
    private TimeSpan? InSession(EngineHealth reading)
    {
        if (reading.EngineTime == Timestamp.MinValue)
        {
            return null;
        }

        // The engine's time stands while it waits for data, and the session opens without it.
        Timestamp now = reading.EngineTime + reading.SinceStep;
        try
        {
            Session session = calendar.SessionAtOrAfter(now);
            return session.Open <= now ? now - session.Open : null;
        }
        catch (CalendarRangeException)
        {
            return null; // nobody knows whether there should be data
        }
    }

    private string? JudgeFeed(FeedHealth feed, TimeSpan? inSession, TimeSpan now)
    {
        if (_maxDataAge == TimeSpan.Zero || feed.HasEnded || feed.SinceRow is not { } age)
        {
            return null;
        }

        SeenFeed seen = _feeds.TryGetValue(feed.Name, out SeenFeed before)
            ? before
            : new SeenFeed(feed.Rows, null, false);
        if (feed.Rows != seen.Rows)
        {
            // When this row came, as far as readings tell: it streams if the one before came shortly ahead of it.
            TimeSpan came = now - age;
            bool streams = seen.Streams || (inSession is not null && came - seen.RowAt <= _maxDataAge);
            seen = new SeenFeed(feed.Rows, came, streams);
        }

        _feeds[feed.Name] = seen;
        return seen.Streams && age > _maxDataAge && inSession > _maxDataAge
            ? Late($"no data came from '{feed.Name}'", age)
            : null;
    }

    private string? JudgeBroker(EngineHealth reading, TimeSpan now)
    {
        if (reading.OpenOrders == 0)
        {
            _ordersSince = null;
            return null;
        }

        _ordersSince ??= now;
        TimeSpan open = now - _ordersSince.Value;
        TimeSpan age = reading.SinceBroker is { } since && since < open ? since : open;
        return IsOver(age, _maxBrokerAge) ? Late("the broker has said nothing with orders open", age) : null;
    }

    private static bool IsOver(TimeSpan age, TimeSpan limit) => limit > TimeSpan.Zero && age > limit;

    private static string Late(string what, TimeSpan age) =>
        FormattableString.Invariant($"{what} for {age.TotalSeconds:0.#} s");

    private readonly record struct SeenFeed(long Rows, TimeSpan? RowAt, bool Streams);
}
