namespace OptiFire.Plugins.Infrastructure;

/// <summary>
/// Goes up one step when there has been too much for a while, and down one when there has been enough less for a while;
/// in between it stays.
/// </summary>
/// <param name="top">The highest step, at least 0.</param>
/// <param name="up">How long there must be too much before each step up.</param>
/// <param name="down">How long there must be enough less before each step down.</param>
public sealed class ShedLadder(int top, TimeSpan up, TimeSpan down)
{
    private TimeSpan? _over;
    private TimeSpan? _under;

    /// <summary>The step: 0 at the bottom.</summary>
    public int Level { get; private set; }

    /// <summary>Takes a reading.</summary>
    /// <param name="load">The load as a share of its limit; above 1 is too much.</param>
    /// <param name="enough">At or below which share it is enough less, in (0, 1].</param>
    /// <param name="now">When, on the monotonic clock.</param>
    /// <returns>Whether the step changed.</returns>
    public bool Take(double load, double enough, TimeSpan now)
    {
        _over = load > 1 ? _over ?? now : null;
        _under = load <= enough ? _under ?? now : null;
        if (now - _over >= up && Level < top)
        {
            Level++;
            _over = now; // what was shed must first be given time to help
            return true;
        }

        if (now - _under >= down && Level > 0)
        {
            Level--;
            _under = now;
            return true;
        }

        return false;
    }
}
