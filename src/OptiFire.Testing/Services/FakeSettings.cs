using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Services;

/// <summary>Versions of settings in memory: every value is taken as it is.</summary>
public sealed class FakeSettings : ISettings
{
    private readonly Lock _gate = new();
    private readonly List<SettingsVersion> _versions =
    [
        new SettingsVersion(
            1,
            Timestamp.FromUtc(2024, 1, 2, 15),
            "test",
            "",
            SettingsChangeKind.Initial,
            [],
            new SettingsContent([])
        ),
    ];

    /// <inheritdoc />
    public SettingsVersion Current
    {
        get
        {
            lock (_gate)
            {
                return _versions[^1];
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Files { get; set; } = [];

    /// <inheritdoc />
    public Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        lock (_gate)
        {
            SettingsContent content = _versions[^1].Content;
            SettingsContent changed = content.With(
                update.Values.Select(v => new SettingChange(
                    v.Key,
                    content.Values.TryGetValue(v.Key, out string? old) ? old : null,
                    v.Value
                ))
            );
            return Task.FromResult(
                Add(changed, update.Author, update.Comment, SettingsChangeKind.Update, restoredFrom: null)
            );
        }
    }

    /// <inheritdoc />
    public Task<SettingsOutcome> RollbackAsync(
        long number,
        string author,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    )
    {
        lock (_gate)
        {
            return Find(number) is { } earlier
                ? Task.FromResult(Add(earlier.Content, author, "", SettingsChangeKind.Rollback, number))
                : Task.FromException<SettingsOutcome>(new SettingsException([$"There is no version {number}."]));
        }
    }

    /// <inheritdoc />
    public Task<SettingsOutcome?> ReloadFilesAsync(string author, CancellationToken cancellationToken) =>
        Task.FromResult<SettingsOutcome?>(null);

    /// <inheritdoc />
    public SettingsVersion? Find(long number)
    {
        lock (_gate)
        {
            return number >= 1 && number <= _versions.Count ? _versions[(int)number - 1] : null;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<SettingsVersion> History(int limit = 50, long? before = null)
    {
        lock (_gate)
        {
            return [.. Enumerable.Reverse(_versions).Where(v => before is null || v.Number < before).Take(limit)];
        }
    }

    /// <inheritdoc />
    public bool WasEnabled(InstanceId instance, long sequence) =>
        Current.Content.Values.TryGetValue($"plugins.{instance}.enabled", out string? enabled) && enabled == "true";

    private SettingsOutcome Add(
        SettingsContent content,
        string author,
        string comment,
        SettingsChangeKind kind,
        long? restoredFrom
    )
    {
        SettingsVersion last = _versions[^1];
        IReadOnlyList<SettingChange> changes = content.ChangesFrom(last.Content);
        if (changes.Count == 0)
        {
            return new SettingsOutcome(last, Changed: false, [], AppliedAt: null);
        }

        var version = new SettingsVersion(
            last.Number + 1,
            last.CreatedAt + TimeSpan.FromSeconds(1),
            author,
            comment,
            kind,
            changes,
            content,
            restoredFrom
        );
        _versions.Add(version);
        return new SettingsOutcome(version, Changed: true, [], AppliedAt: null);
    }
}
