using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Settings;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Watches the settings files, and makes a version of what was edited once the files stay as they are.</summary>
/// <remarks>
/// It looks at the files from time to time in place of asking the system for events: those come twice, come early, get lost,
/// and do not come at all from shares and containers. What it finds goes the way of every other change, checked whole and in
/// one transaction; a file that cannot be used changes nothing.
/// </remarks>
public sealed class ConfigHotReload(ConfigHotReloadOptions options)
    : IPlugin<ConfigHotReload, ConfigHotReloadOptions>,
        IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_config_hot_reload", PluginCategory.Infrastructure, "Hot reload of settings")
        {
            Summary = "Takes edits of the settings files into force while the engine runs, or says why it cannot.",
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string? reason =
            context.Settings.Files.Count == 0 ? "there are no settings files"
            : context.IsVirtual ? "settings files are not read again on virtual time"
            : null;
        if (reason is not null)
        {
            context.Report(new ServiceReport(RunResult.NotReady(reason)));
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
            return;
        }

        var files = new SettledFiles(context.Time, TimeSpan.FromMilliseconds(options.DebounceMilliseconds));
        var book = new ReloadBook(context, options.TableRows);
        context.Report(book.Report());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.PollMilliseconds), context.Time);
        do
        {
            FilesState state = await FilesState
                .ReadAsync(context.Settings.Files, cancellationToken)
                .ConfigureAwait(false);
            if (files.IsDue(state))
            {
                await ReloadAsync(context, files, state, book, cancellationToken).ConfigureAwait(false);
                context.Report(book.Report());
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private static async Task ReloadAsync(
        IServiceContext context,
        SettledFiles files,
        FilesState state,
        ReloadBook book,
        CancellationToken cancellationToken
    )
    {
        try
        {
            book.Add(
                await context
                    .Settings.ReloadFilesAsync(context.Instance.ToString(), cancellationToken)
                    .ConfigureAwait(false)
            );
        }
        catch (SettingsException error)
        {
            book.AddRefused(error.Errors, state.Content, FindingSeverity.Warning);
        }
        catch (SettingsStoreException error)
        {
            // The files may be right: try again until the disk has room, or whatever else it was.
            files.Forget();
            book.AddRefused([error.Message], state.Content, FindingSeverity.Critical);
        }
    }
}
