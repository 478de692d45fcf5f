using System.Diagnostics;
using System.Globalization;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite.Tests.Writer;
using OptiFire.TestSupport;

namespace OptiFire.Sqlite.Tests;

public sealed class SettingsCrashTests : IDisposable
{
    private const int Kills = 12;

    private readonly TemporaryFolder folder = SharedFolder.Temporary();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_version_is_there_once_after_a_kill()
    {
        string path = folder.File("settings.db");
        var random = new Random(77);
        long before = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            long acknowledged = await WriteAndKill(path, afterLines: random.Next(1, 60));
            using SqliteSettingsStore store = SqliteSettingsStore.Open(path);

            // What was being written when it ended may be there or not; nothing may be missing or be there by half.
            Assert.InRange(store.Newest!.Number, Math.Max(acknowledged, before), acknowledged + 1);
            IReadOnlyList<SettingsVersion> versions = store.Read(100_000, null);
            Assert.Equal(Enumerable.Range(1, versions.Count).Reverse(), versions.Select(v => (int)v.Number));
            Assert.All(versions, v => Assert.All(v.Content.Values.Values, value => Assert.Equal($"{v.Number}", value)));

            // The files' content is of the same transaction as its version.
            if (store.Baseline is { } baseline)
            {
                Assert.Equal($"{store.Newest.Number / 3 * 3}", baseline.Values.Values.First());
            }

            before = store.Newest.Number;
        }
    }

    [Fact]
    public async Task Full_disk_is_an_error_that_changes_nothing()
    {
        string mount = folder.File("small");
        Directory.CreateDirectory(mount);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.UserName == "root" && await Mount(mount),
            "A file system of limited size can be mounted only by root on Linux, and not everywhere."
        );
        try
        {
            using SqliteSettingsStore store = SqliteSettingsStore.Open(Path.Combine(mount, "settings.db"));
            SettingsStoreException? full = null;
            while (full is null)
            {
                try
                {
                    store.Write(SettingsWriting.Next(store, values: 500), null);
                }
                catch (SettingsStoreException error)
                {
                    full = error;
                }
            }

            Assert.Contains("disk", full.Message);
            long last = store.Newest!.Number;
            Assert.True(last > 3, $"only {last} versions fitted");
            Assert.Equal(last, store.Read(1, null)[0].Number);
            Assert.Throws<SettingsStoreException>(() => store.Write(SettingsWriting.Next(store, values: 500), null));
            store.Dispose();

            // All that was acknowledged is there once there is room again.
            await Run("mount", "-o", "remount,size=8m", mount);
            using SqliteSettingsStore again = SqliteSettingsStore.Open(Path.Combine(mount, "settings.db"));
            Assert.Equal(last, again.Newest?.Number);
            again.Write(SettingsWriting.Next(again), null);
        }
        finally
        {
            await Run("umount", mount);
        }
    }

    public void Dispose() => folder.Dispose();

    private static Task<bool> Mount(string path) => Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path);

    private static async Task<bool> Run(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0;
    }

    private static async Task<long> WriteAndKill(string path, int afterLines)
    {
        using Process writer = WriterProcess.StartSettings(path);
        long acknowledged = 0;
        for (int line = 0; await writer.StandardOutput.ReadLineAsync(Token) is { } text; line++)
        {
            acknowledged = long.Parse(text, CultureInfo.InvariantCulture);
            if (line == afterLines)
            {
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync(Token);
        return acknowledged;
    }
}
