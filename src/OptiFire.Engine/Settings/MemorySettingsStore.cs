using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Keeps versions for as long as the process lives: for engines without a store.</summary>
/// <remarks>Of most versions only the changes are kept: a busy day makes thousands of versions of the same thousand values.</remarks>
internal sealed class MemorySettingsStore : ISettingsStore
{
    private const int WholeEvery = 64;

    private readonly Lock _gate = new();
    private readonly List<SettingsVersion> _headers = []; // without their content
    private readonly List<SettingsContent> _whole = [];
    private SettingsVersion? _newest;
    private SettingsContent? _baseline;

    /// <inheritdoc />
    public SettingsVersion? Newest
    {
        get
        {
            lock (_gate)
            {
                return _newest;
            }
        }
    }

    /// <inheritdoc />
    public SettingsContent? Baseline
    {
        get
        {
            lock (_gate)
            {
                return _baseline;
            }
        }
    }

    /// <inheritdoc />
    public SettingsVersion? Find(long number)
    {
        lock (_gate)
        {
            return number >= 1 && number <= _headers.Count ? Build((int)number - 1) : null;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<SettingsVersion> Read(int limit, long? before)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        lock (_gate)
        {
            int end = (int)Math.Clamp(before is { } b ? b - 1 : long.MaxValue, 0, _headers.Count);
            int start = Math.Max(end - limit, 0);
            return [.. Enumerable.Range(start, end - start).Reverse().Select(Build)];
        }
    }

    /// <inheritdoc />
    public void Write(SettingsVersion? version, SettingsContent? baseline)
    {
        lock (_gate)
        {
            if (version is not null)
            {
                Add(version);
            }

            _baseline = baseline ?? _baseline;
        }
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose() { }

    private void Add(SettingsVersion version)
    {
        if (version.Number != _headers.Count + 1)
        {
            throw new ArgumentException(
                $"Version {version.Number} cannot follow version {_headers.Count}.",
                nameof(version)
            );
        }

        if (_headers.Count % WholeEvery == 0)
        {
            _whole.Add(version.Content);
        }

        _headers.Add(version with { Content = _whole[^1] });
        _newest = version;
    }

    private SettingsVersion Build(int index)
    {
        SettingsContent content = _whole[index / WholeEvery];
        for (int i = index / WholeEvery * WholeEvery + 1; i <= index; i++)
        {
            content = content.With(_headers[i].Changes);
        }

        return _headers[index] with
        {
            Content = content,
        };
    }
}
