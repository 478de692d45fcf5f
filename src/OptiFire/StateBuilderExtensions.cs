using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Hosting;
using OptiFire.Sqlite;

namespace OptiFire;

/// <summary>Gives an engine a folder for everything that outlives it.</summary>
public static class StateBuilderExtensions
{
    /// <summary>Keeps settings, journal, checkpoints and the control socket in one folder; made when it is missing.</summary>
    /// <remarks>
    /// <c>settings.db</c>: the versions of settings and flags. <c>run.journal</c>: the run, continued at the next start.
    /// <c>checkpoints</c>: where a start goes on from. <c>control.sock</c>: how other processes of the same user reach the
    /// engine. A second engine on the folder is refused and told which process has it.
    /// </remarks>
    /// <param name="builder">The engine.</param>
    /// <param name="folder">The folder; on a local disk, of this engine alone.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be made.</exception>
    public static IOptiFireBuilder AddState(this IOptiFireBuilder builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string path = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        EngineOptions options = builder.Options();
        options.CheckpointFolder = Path.Combine(path, "checkpoints");
        options.ControlSocket = Path.Combine(path, "control.sock");
        return builder
            .AddSqliteSettings(Path.Combine(path, "settings.db"))
            .AddSqliteJournal(Path.Combine(path, "run.journal"));
    }

    /// <summary>The options of the engine that is being put together.</summary>
    internal static EngineOptions Options(this IOptiFireBuilder builder) =>
        (EngineOptions)
            builder
                .Services.Last(s =>
                    s.ServiceType == typeof(EngineOptions) && s.IsKeyedService && builder.Name.Equals(s.ServiceKey)
                )
                .KeyedImplementationInstance!;
}
