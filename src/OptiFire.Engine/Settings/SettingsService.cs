using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Settings;

/// <summary>The versions of one engine's settings and flags.</summary>
/// <remarks>
/// One change after the other: read, checked whole, compared, written in one transaction, and handed to the running engine.
/// A change that fails on the way leaves everything as it was. The service owns its store; two engines never share one.
/// </remarks>
public sealed class SettingsService : ISettings, IDisposable
{
    private readonly ISettingsStore _store;
    private readonly ISettingsFiles _files;
    private readonly TimeProvider _time;
    private readonly SettingsReview _review;
    private readonly EnabledHistory _history = new();
    private readonly SettingsHandover _handover = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private SettingsVersion _current;

    /// <summary>Opens the versions; into an empty store the files, or without files the settings in code, are the first.</summary>
    /// <remarks>Edits of files since they were last read are not taken yet: <see cref="ReloadFilesAsync"/> takes them.</remarks>
    /// <param name="store">Where versions are kept, disposed with the service; null to keep them in memory.</param>
    /// <param name="registrations">The plugins there are.</param>
    /// <param name="files">The files settings come from; null for none.</param>
    /// <param name="code">Settings made in code, which stand in where there are no files.</param>
    /// <param name="time">Real time, for the versions.</param>
    /// <exception cref="SettingsException">The store is empty and the first version cannot be used: every error.</exception>
    /// <exception cref="SettingsStoreException">The first version cannot be stored.</exception>
    public SettingsService(
        ISettingsStore? store,
        IReadOnlyList<PluginRegistration> registrations,
        ISettingsFiles? files,
        EngineSettings code,
        TimeProvider time
    )
    {
        ArgumentNullException.ThrowIfNull(registrations);
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(time);
        _store = store ?? new MemorySettingsStore();
        _files = files ?? new CodeSettings(code);
        _time = time;
        _review = new SettingsReview(registrations);
        _current = _store.Newest ?? WriteFirst();
        _history.Start(_review.Enabled(_current.Content));
    }

    /// <summary>Finds what only the whole shows, such as plugins that depend on each other in a circle; null for nothing.</summary>
    /// <remarks>Called with settings that are right otherwise; gives every error as <c>path: what is wrong</c>.</remarks>
    public Func<EngineSettings, IReadOnlyList<string>>? DryRun
    {
        get => _review.DryRun;
        set => _review.DryRun = value;
    }

    /// <inheritdoc />
    public SettingsVersion Current => Volatile.Read(ref _current);

    /// <inheritdoc />
    public IReadOnlyList<string> Files => _files.Paths;

    /// <inheritdoc />
    public async Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        SettingsSignature.Check(update.Author, update.Comment);
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (update.ExpectedVersion is { } expected && expected != Current.Number)
            {
                throw new SettingsConflictException(expected, Current.Number);
            }

            EngineSettings settings = SettingsEdit.Apply(Current.Content, update.Values);
            _review.Check(settings);
            _review.Confirm(Current.Content, settings, update.Confirmations);
            var content = SettingsContent.Of(settings);
            IReadOnlyList<SettingChange> changes = content.ChangesFrom(Current.Content);
            SettingsChangeKind kind = SettingsEdit.IsFlags(changes)
                ? SettingsChangeKind.Flag
                : SettingsChangeKind.Update;
            return await ChangeAsync(update.Author, update.Comment, kind, content, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public async Task<SettingsOutcome> RollbackAsync(
        long number,
        string author,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(confirmations);
        SettingsSignature.Check(author, "");
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            SettingsVersion earlier =
                _store.Find(number)
                ?? throw new SettingsException([$"version: {number} is not a version; allowed: 1 to {Current.Number}"]);
            EngineSettings settings = earlier.Content.ToSettings();
            _review.Check(settings);
            _review.Confirm(Current.Content, settings, confirmations);
            return await ChangeAsync(
                    author,
                    $"back to version {number}",
                    SettingsChangeKind.Rollback,
                    SettingsContent.Of(settings),
                    cancellationToken,
                    restoredFrom: number
                )
                .ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public async Task<SettingsOutcome?> ReloadFilesAsync(string author, CancellationToken cancellationToken)
    {
        SettingsSignature.Check(author, "");
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            SettingsReading read = await Task.Run(_files.Read, cancellationToken).ConfigureAwait(false);
            var content = SettingsContent.Of(read.Settings);
            EngineSettings settings = SettingsEdit.Lay(content, _store.Baseline ?? content, Current.Content, read);
            _review.CheckFiles(Current.Content, settings, read);
            SettingsOutcome outcome = await ChangeAsync(
                    author,
                    "",
                    SettingsChangeKind.File,
                    SettingsContent.Of(settings),
                    cancellationToken,
                    baseline: content
                )
                .ConfigureAwait(false);
            return outcome.Changed ? outcome : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public SettingsVersion? Find(long number) => number == Current.Number ? Current : _store.Find(number);

    /// <inheritdoc />
    public IReadOnlyList<SettingsVersion> History(int limit = 50, long? before = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 500);
        return _store.Read(limit, before);
    }

    /// <inheritdoc />
    public bool WasEnabled(InstanceId instance, long sequence) => _history.WasEnabled(instance, sequence);

    /// <summary>Begins a run: from now on every version is handed to its engine.</summary>
    /// <param name="target">The engine.</param>
    /// <returns>The version the run begins with; the first that the target is handed is the next one.</returns>
    /// <exception cref="InvalidOperationException">Another engine is attached.</exception>
    public SettingsVersion Attach(ISettingsTarget target)
    {
        SettingsVersion start = _handover.Attach(target, () => Current);
        _history.Start(_review.Enabled(start.Content));
        return start;
    }

    /// <summary>Ends a run: versions wait for the next one.</summary>
    /// <param name="target">The engine; nothing happens when it is not the one attached.</param>
    public void Detach(ISettingsTarget target) => _handover.Detach(target);

    /// <summary>Says which version a continued run once began with, in place of the newest.</summary>
    public void NoteStart(SettingsVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        _history.Start(_review.Enabled(version.Content));
    }

    /// <summary>Notes a version that a continued run once took, read back from its journal.</summary>
    /// <param name="sequence">The sequence from which on it was in force, not before one noted already.</param>
    /// <param name="version">The version.</param>
    public void NoteApplied(long sequence, SettingsVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        _history.Add(sequence, _review.Enabled(version.Content));
    }

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        _store.Dispose();
        _one.Dispose();
    }

    private SettingsVersion WriteFirst()
    {
        SettingsReading read = _files.Read();
        _review.CheckFirst(read);
        var content = SettingsContent.Of(read.Settings);
        var first = new SettingsVersion(
            1,
            Timestamp.From(_time.GetUtcNow()),
            _files.Paths.Count == 0 ? "code" : "files",
            "",
            SettingsChangeKind.Initial,
            [],
            content
        );
        _store.Write(first, content);
        return first;
    }

    private async Task<SettingsOutcome> ChangeAsync(
        string author,
        string comment,
        SettingsChangeKind kind,
        SettingsContent content,
        CancellationToken cancellationToken,
        long? restoredFrom = null,
        SettingsContent? baseline = null
    )
    {
        SettingsVersion before = Current;
        IReadOnlyList<SettingChange> changes = content.ChangesFrom(before.Content);
        if (changes.Count == 0)
        {
            if (baseline is not null && baseline.Hash != _store.Baseline?.Hash)
            {
                await Task.Run(() => _store.Write(null, baseline), cancellationToken).ConfigureAwait(false);
            }

            return new SettingsOutcome(before, Changed: false, [], AppliedAt: null);
        }

        var version = new SettingsVersion(
            before.Number + 1,
            Timestamp.From(_time.GetUtcNow()),
            author,
            comment,
            kind,
            changes,
            content,
            restoredFrom
        );
        await Task.Run(() => _store.Write(version, baseline), cancellationToken).ConfigureAwait(false);
        long? appliedAt = await _handover
            .ApplyAsync(
                version,
                () => Volatile.Write(ref _current, version),
                sequence => _history.Add(sequence, _review.Enabled(content))
            )
            .ConfigureAwait(false);
        return new SettingsOutcome(version, Changed: true, SettingsEdit.RestartOnly(changes), appliedAt);
    }
}
