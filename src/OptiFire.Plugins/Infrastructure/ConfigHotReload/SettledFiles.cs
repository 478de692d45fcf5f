namespace OptiFire.Plugins.Infrastructure;

/// <summary>Says when files have changed and stayed as they are for long enough.</summary>
internal sealed class SettledFiles(TimeProvider time, TimeSpan debounce)
{
    private FilesState? seen;
    private FilesState? taken;
    private long since;

    /// <summary>Whether files that look like this are to be read; once for each look of them.</summary>
    public bool IsDue(FilesState state)
    {
        if (state != seen)
        {
            (seen, since) = (state, time.GetTimestamp());
        }

        if (state == taken || time.GetElapsedTime(since) < debounce)
        {
            return false;
        }

        taken = state;
        return true;
    }

    /// <summary>Lets what was read last be due again.</summary>
    public void Forget() => taken = null;
}
