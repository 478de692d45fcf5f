using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Hands versions to the engine that runs, if one does.</summary>
internal sealed class SettingsHandover
{
    private readonly Lock _gate = new();
    private ISettingsTarget? _target;
    private TaskCompletionSource _gone = new();
    private long _run;

    /// <summary>Begins a run with the version that is current at that moment.</summary>
    public SettingsVersion Attach(ISettingsTarget target, Func<SettingsVersion> current)
    {
        ArgumentNullException.ThrowIfNull(target);
        lock (_gate)
        {
            if (_target is not null)
            {
                throw new InvalidOperationException("Another engine runs on these settings; two cannot share them.");
            }

            _target = target;
            _gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _run++;
            return current();
        }
    }

    /// <summary>Ends a run; a version the engine has not taken by now it never takes.</summary>
    public void Detach(ISettingsTarget target)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_target, target))
            {
                _target = null;
                _gone.SetResult();
            }
        }
    }

    /// <summary>Makes a version the current one, and hands it over.</summary>
    /// <param name="version">The version.</param>
    /// <param name="publish">Makes it the current one: a run begins either with it, or before it and is handed it.</param>
    /// <param name="applied">Told the sequence, while the run is the same.</param>
    /// <returns>The sequence at which it was taken; null when nobody took it.</returns>
    public async Task<long?> ApplyAsync(SettingsVersion version, Action publish, Action<long> applied)
    {
        ISettingsTarget? target;
        Task gone;
        long run;
        lock (_gate)
        {
            publish();
            (target, gone, run) = (_target, _gone.Task, _run);
        }

        if (target is null)
        {
            return null;
        }

        Task<long> taken = target.ApplyAsync(version);
        await Task.WhenAny(taken, gone).ConfigureAwait(false);
        if (!taken.IsCompletedSuccessfully && gone.IsCompleted)
        {
            return null;
        }

        long sequence = await taken.ConfigureAwait(false);
        lock (_gate)
        {
            if (run == _run)
            {
                applied(sequence);
            }
        }

        return sequence;
    }
}
