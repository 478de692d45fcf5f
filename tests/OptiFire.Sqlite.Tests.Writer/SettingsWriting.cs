using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Sqlite.Tests.Writer;

/// <summary>Makes versions of settings that continue a store.</summary>
public static class SettingsWriting
{
    /// <summary>A version after the newest, in which every value tells the version's number.</summary>
    public static SettingsVersion Next(ISettingsStore store, int values = 20)
    {
        long number = (store.Newest?.Number ?? 0) + 1;
        var content = new SettingsContent(
            Enumerable.Range(0, values).Select(i => KeyValuePair.Create($"plugins.p{i}.options.x", $"{number}"))
        );
        return new SettingsVersion(
            number,
            new Timestamp(1_700_000_000_000_000_000 + number),
            $"author {number}",
            $"why {number}",
            number % 7 == 0 ? SettingsChangeKind.Rollback : SettingsChangeKind.Update,
            content.ChangesFrom(store.Newest?.Content ?? new SettingsContent([])),
            content,
            number % 7 == 0 ? number - 1 : null
        );
    }

    /// <summary>Writes versions without end and prints each that was acknowledged.</summary>
    public static int Run(string path)
    {
        try
        {
            using SqliteSettingsStore store = SqliteSettingsStore.Open(path);
            while (true)
            {
                SettingsVersion version = Next(store);
                store.Write(version, version.Number % 3 == 0 ? version.Content : null);
                Console.WriteLine(version.Number);
            }
        }
        catch (SettingsStoreException error)
        {
            Console.WriteLine($"refused: {error.Message}");
            return 3;
        }
    }
}
