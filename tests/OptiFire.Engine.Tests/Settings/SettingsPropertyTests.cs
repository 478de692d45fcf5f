using System.Security.Cryptography;
using System.Text;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Random updates, rollbacks, file edits, mistakes and crashes, beside a model that is a plain dictionary.</summary>
public sealed class SettingsPropertyTests : IDisposable
{
    private const int Steps = 150;

    private static readonly string[] Paths =
    [
        "risk.max_drawdown",
        "risk.max_var_pct",
        "execution.capital_per_symbol",
        "plugins.diag_plain.options.share",
        "plugins.diag_plain/second.options.share",
        "plugins.risk_vital.options.share",
    ];

    private readonly TemporaryFolder folder = SharedFolder.Temporary();
    private readonly List<SettingsVersion> acknowledged = [];
    private readonly List<Dictionary<string, string?>> models = [];
    private readonly FakeFiles files = new();
    private Dictionary<string, string> inFiles = [];
    private Dictionary<string, string?> model = [];
    private int crashes;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_acknowledged_change_is_there_once_whatever_happens(int seed)
    {
        var random = new Random(seed);
        SettingsService service = Open(0);
        model = Paths.ToDictionary(path => path, path => service.Current.Content.Values.GetValueOrDefault(path));
        Acknowledge(service.Current);
        for (int step = 0; step < Steps; step++)
        {
            switch (random.Next(10))
            {
                case < 5:
                    await Update(service, random);
                    break;
                case < 7:
                    await EditFiles(service, random);
                    break;
                case 7:
                    await RollBack(service, random);
                    break;
                case 8:
                    await Err(service, random);
                    break;
                default:
                    service = Crash(service);
                    break;
            }

            Assert.All(model, m => Assert.Equal(m.Value, service.Current.Content.Values.GetValueOrDefault(m.Key)));
        }

        Check(service);
        service.Dispose();
        using SettingsService reopened = Open(crashes);
        Check(reopened);
    }

    public void Dispose() => folder.Dispose();

    private static string Value(Random random) => $"0.{random.Next(2, 10)}";

    private SettingsService Open(int crash) =>
        SettingsFixture.Open(SqliteSettingsStore.Open(folder.File($"settings{crash}.db")), files);

    private async Task Update(SettingsService service, Random random)
    {
        var values = new Dictionary<string, string?>();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            string path = Paths[random.Next(Paths.Length)];
            values[path] =
                random.Next(5) == 0 && path.StartsWith("plugins", StringComparison.Ordinal) ? null : Value(random);
        }

        foreach ((string path, string? value) in values)
        {
            model[path] = value;
        }

        Acknowledge(await service.UpdateAsync(new SettingsUpdate("ada", values), Token));
    }

    private async Task EditFiles(SettingsService service, Random random)
    {
        string path = Paths[random.Next(Paths.Length)];
        string value = Value(random);
        bool isEdit = inFiles.GetValueOrDefault(path) != value;

        // To mention a setting at the value it has by default would be no edit: no value here is a default.
        inFiles = new Dictionary<string, string>(inFiles) { [path] = value };
        files.Set([.. inFiles.Select(f => (f.Key, f.Value))]);
        if (isEdit)
        {
            model[path] = value;
        }

        if (await service.ReloadFilesAsync("files", Token) is { } outcome)
        {
            Acknowledge(outcome);
        }
    }

    private async Task RollBack(SettingsService service, Random random)
    {
        int number = random.Next(models.Count) + 1;
        model = new Dictionary<string, string?>(models[number - 1]);
        Acknowledge(await service.RollbackAsync(number, "bob", [], Token));
    }

    private async Task Err(SettingsService service, Random random)
    {
        string path = Paths[random.Next(Paths.Length)];
        var values = new Dictionary<string, string?> { [path] = Value(random), [Paths[0]] = "7" };
        await Assert.ThrowsAsync<SettingsException>(() =>
            service.UpdateAsync(new SettingsUpdate("eve", values), Token)
        );
        await Assert.ThrowsAsync<SettingsConflictException>(() =>
            service.UpdateAsync(
                new SettingsUpdate("eve", values) { ExpectedVersion = service.Current.Number - 1 },
                Token
            )
        );
    }

    /// <summary>Goes on with the files as they lay on the disk while the store was open.</summary>
    private SettingsService Crash(SettingsService service)
    {
        string from = folder.File($"settings{crashes}.db");
        string to = folder.File($"settings{++crashes}.db");
        File.Copy(from, to);
        if (File.Exists(from + "-wal"))
        {
            File.Copy(from + "-wal", to + "-wal");
        }

        service.Dispose();
        return Open(crashes);
    }

    private void Acknowledge(SettingsOutcome outcome)
    {
        if (outcome.Changed)
        {
            Acknowledge(outcome.Version);
        }
    }

    private void Acknowledge(SettingsVersion version)
    {
        acknowledged.Add(version);
        models.Add(new Dictionary<string, string?>(model));
    }

    private void Check(SettingsService service)
    {
        IReadOnlyList<SettingsVersion> stored = service.History(500);
        Assert.True(acknowledged.Count > Steps / 2 && crashes > 3, $"{acknowledged.Count} versions, {crashes} crashes");
        Assert.Equal(acknowledged.Select(v => v.Number), Enumerable.Range(1, acknowledged.Count).Select(n => (long)n));
        Assert.Equal(
            acknowledged.Select(v => (v.Number, v.Author, v.Kind, v.Content.Hash)),
            stored.Reverse().Select(v => (v.Number, v.Author, v.Kind, v.Content.Hash))
        );
        foreach (SettingsVersion version in stored)
        {
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version.Content.Text))),
                version.Content.Hash
            );
            if (version.Number > 1)
            {
                SettingsContent before = service.Find(version.Number - 1)!.Content;
                Assert.Equal(version.Content.Text, before.With(version.Changes).Text);
            }
        }
    }
}
