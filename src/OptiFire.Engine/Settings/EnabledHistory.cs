using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Settings;

/// <summary>Which plugins were switched on at which sequence of a run.</summary>
internal sealed class EnabledHistory
{
    private readonly Lock _gate = new();
    private readonly List<(long Sequence, InstanceId Instance)> _flips = [];
    private HashSet<InstanceId> _enabled = [];
    private long _last = long.MinValue;

    /// <summary>Begins a run.</summary>
    public void Start(HashSet<InstanceId> enabled)
    {
        lock (_gate)
        {
            _flips.Clear();
            (_enabled, _last) = (enabled, long.MinValue);
        }
    }

    /// <summary>Notes which are on from a sequence on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is before one noted already.</exception>
    public void Add(long sequence, HashSet<InstanceId> enabled)
    {
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, _last);
            _flips.AddRange(
                _enabled.Except(enabled).Concat(enabled.Except(_enabled)).Select(instance => (sequence, instance))
            );
            (_enabled, _last) = (enabled, sequence);
        }
    }

    /// <summary>Whether one was on at a sequence.</summary>
    public bool WasEnabled(InstanceId instance, long sequence)
    {
        lock (_gate)
        {
            int later = 0;
            for (int i = _flips.Count - 1; i >= 0 && _flips[i].Sequence > sequence; i--)
            {
                later += _flips[i].Instance == instance ? 1 : 0;
            }

            return _enabled.Contains(instance) ^ (later % 2 == 1);
        }
    }
}
