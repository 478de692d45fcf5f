using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite;

/// <summary>Gives an engine a journal on disk.</summary>
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
}
