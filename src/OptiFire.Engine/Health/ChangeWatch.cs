namespace OptiFire.Engine.Health;

/// <summary>Tells since when a counter has not moved, from readings of it alone: whoever counts pays nothing for it.</summary>
/// <remarks>What it says is too short by at most the time between two readings, and never too long.</remarks>
internal struct ChangeWatch
{
    private long _value;
    private long _at;
    private bool _hasValue;

    /// <summary>When a counter was first seen at its value, in units of the monotonic clock.</summary>
    public long SinceWhen(long value, long now)
    {
        if (!_hasValue || value != _value)
        {
            _hasValue = true;
            _value = value;
            _at = now;
        }

        return _at;
    }
}
