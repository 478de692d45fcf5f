using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Sdk.Control;

/// <summary>The versions of settings and flags: every change is a version, and every version can be had back.</summary>
/// <remarks>
/// A change is checked whole, written in one transaction, and put in force between two of the engine's moments. A call
/// that returned survives the end of the process. Nothing is ever applied by half.
/// </remarks>
public interface ISettings
{
    /// <summary>The newest version.</summary>
    SettingsVersion Current { get; }

    /// <summary>Sets values by dotted path, such as <c>risk.max_drawdown</c> or <c>plugins.fe_kalman.enabled</c>.</summary>
    /// <exception cref="SettingsException">Something is wrong: every error with its path, value and range.</exception>
    /// <exception cref="SettingsConflictException">Another change came first.</exception>
    /// <exception cref="SettingsConfirmationException">The change needs a confirmation that was not given.</exception>
    Task<SettingsOutcome> UpdateAsync(SettingsUpdate update, CancellationToken cancellationToken);

    /// <summary>Writes a new version equal to an earlier one.</summary>
    /// <param name="number">Which.</param>
    /// <param name="author">Who asks.</param>
    /// <param name="confirmations">Ids of safety-critical plugins that may be switched off by it.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <exception cref="SettingsException">There is no such version, or this engine cannot run it any more.</exception>
    /// <exception cref="SettingsConfirmationException">The change needs a confirmation that was not given.</exception>
    Task<SettingsOutcome> RollbackAsync(
        long number,
        string author,
        IReadOnlyCollection<string> confirmations,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the files again and makes a version of what was edited in them since they were last read.</summary>
    /// <returns>Null when nothing was edited, or when there are no files.</returns>
    /// <exception cref="SettingsException">A file cannot be used; nothing was changed.</exception>
    Task<SettingsOutcome?> ReloadFilesAsync(string author, CancellationToken cancellationToken);

    /// <summary>The files settings came from, in the order they are laid over each other.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>A version by number; null when there is none.</summary>
    SettingsVersion? Find(long number);

    /// <summary>Versions, newest first.</summary>
    /// <param name="limit">How many at most, 1 to 500.</param>
    /// <param name="before">Only those below this number; null for the newest.</param>
    IReadOnlyList<SettingsVersion> History(int limit = 50, long? before = null);

    /// <summary>Whether a plugin was switched on as of a journal sequence of the present run.</summary>
    bool WasEnabled(InstanceId instance, long sequence);
}
