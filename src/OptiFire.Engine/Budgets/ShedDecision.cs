namespace OptiFire.Engine.Budgets;

/// <summary>Decides from one reading of the load after another up to which level plugins are shed.</summary>
/// <remarks>
/// At a limit the level rises by one, and by a further one each time the load has stayed there for
/// <see cref="RiseAfter"/>: shedding needs a moment to show. It falls by one each time the load has stayed below 85 % of
/// every limit for <see cref="FallAfter"/>. Between the two it stays.
/// </remarks>
internal sealed class ShedDecision
{
    public const int Highest = 3;

    /// <summary>The share of a limit below which the load has to stay before a level comes back.</summary>
    public const double FallBelow = 0.85;

    public static readonly TimeSpan RiseAfter = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan FallAfter = TimeSpan.FromSeconds(30);

    private TimeSpan? _roseAt;
    private TimeSpan? _lowSince;

    /// <summary>Up to which level plugins are shed.</summary>
    public int Level { get; private set; }

    /// <summary>Goes on from a level that is in force.</summary>
    public void Begin(int level) => Level = level;

    /// <summary>Takes a reading.</summary>
    /// <param name="load">The greatest share of any limit that is used; 1 is at the limit.</param>
    /// <param name="at">When, on any clock that only goes forward.</param>
    /// <returns>Whether the level changed.</returns>
    public bool Take(double load, TimeSpan at)
    {
        if (load >= 1)
        {
            _lowSince = null;
            if (Level < Highest && (_roseAt is not { } rose || at - rose >= RiseAfter))
            {
                _roseAt = at;
                Level++;
                return true;
            }

            return false;
        }

        _roseAt = null;
        if (!(load < FallBelow) || Level == 0)
        {
            _lowSince = null;
            return false;
        }

        _lowSince ??= at;
        if (at - _lowSince < FallAfter)
        {
            return false;
        }

        _lowSince = at;
        Level--;
        return true;
    }
}
