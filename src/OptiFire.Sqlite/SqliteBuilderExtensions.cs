using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;

namespace OptiFire.Sqlite;

/// <summary>Gives an engine a journal, and versions of its settings, on disk.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>Keeps journal and tape in a SQLite file; it is opened when a run starts.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="path">The file; each engine has its own.</param>
    /// <param name="options">How it writes; null for the defaults.</param>
    public static IOptiFireBuilder AddSqliteJournal(
        this IOptiFireBuilder builder,
        string path,
        SqliteStoreOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options?.Check();
        builder.Services.AddKeyedSingleton<IJournalStoreFactory>(builder.Name, new SqliteStoreFactory(path, options));
        return builder;
    }

    /// <summary>Keeps the versions of the settings in a SQLite file of their own; it is opened when they are first asked for.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="path">The file; each engine has its own.</param>
    public static IOptiFireBuilder AddSqliteSettings(this IOptiFireBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        builder.Services.AddKeyedSingleton<ISettingsStore>(builder.Name, (_, _) => SqliteSettingsStore.Open(path));
        return builder;
    }
}
