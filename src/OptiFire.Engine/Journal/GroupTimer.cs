namespace OptiFire.Engine.Journal;

/// <summary>On real time hands what happened to the store within a second, however little it is.</summary>
/// <remarks>
/// Such an end of a group follows from the machine's clock and not from the content: who lives the run again follows the
/// recorded ends.
/// </remarks>
internal sealed class GroupTimer(JournalLog log, TimeProvider time)
{
    /// <summary>How long a group stays open at most while the kernel goes round.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private long? _openSince;
    private long _groups;

    /// <summary>Ends the group when it is open for long, or would be.</summary>
    /// <param name="wait">How long the kernel is about to wait.</param>
    public void BeforeWaiting(TimeSpan wait)
    {
        if (!log.IsGroupOpen || log.Groups != _groups)
        {
            (_openSince, _groups) = (null, log.Groups);
        }

        if (!log.IsGroupOpen)
        {
            return;
        }

        long now = time.GetTimestamp();
        _openSince ??= now;
        if (wait >= Longest || time.GetElapsedTime(_openSince.Value, now) >= Longest)
        {
            log.Close(requiresDurability: false);
        }
    }
}
