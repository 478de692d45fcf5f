using System.Diagnostics;

namespace OptiFire.Engine.Budgets;

/// <summary>What happens to a plugin that fails or runs over its budget.</summary>
internal static class RunPolicy
{
    /// <summary>Failed runs of one shard in a row after which the instance is quarantined.</summary>
    public const int MostFailures = 3;

    /// <summary>Pause after the first failed run; it doubles with each further one.</summary>
    public static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, for plugins that are never quarantined.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(60);

    /// <summary>A run is not cut below this, whatever its budget: compiling its code and a garbage collection take as long.</summary>
    public static readonly long ShortestLimit = Stopwatch.Frequency / 50;

    /// <summary>How often runs are looked at while the kernel waits for them.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>How often a run is looked at that is at its limit.</summary>
    public static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(1);

    /// <summary>The pause after a number of failed runs in a row.</summary>
    public static TimeSpan BackOff(int failures)
    {
        double seconds = FirstBackOff.TotalSeconds * Math.Pow(2, failures - 1);
        return seconds < LongestBackOff.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestBackOff;
    }
}
