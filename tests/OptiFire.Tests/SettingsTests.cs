using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Settings;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;
using OptiFire.Sqlite;
using OptiFire.TestSupport;

namespace OptiFire.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = SharedFolder.Temporary();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Versions_survive_the_container_and_files_are_laid_over_them()
    {
        string config = folder.File("config.yaml");
        await File.WriteAllTextAsync(config, "risk: { max_drawdown: 0.2 }\n", Token);
        await using (ServiceProvider first = Build(config))
        {
            ISettings settings = first.GetRequiredService<ISettings>();
            await settings.UpdateAsync(
                new SettingsUpdate("ada", new Dictionary<string, string?> { ["risk.max_var_pct"] = "0.01" }),
                Token
            );
        }

        await File.WriteAllTextAsync(config, "risk: { max_drawdown: 0.3 }\n", Token);
        await using ServiceProvider second = Build(config);
        ISettings again = second.GetRequiredService<ISettings>();
        Assert.Equal(2, again.Current.Number);

        await again.ReloadFilesAsync("files", Token);

        RiskSettings risk = again.Current.Content.ToSettings().Risk;
        Assert.Equal((0.3m, 0.01m), (risk.MaxDrawdown, risk.MaxVarPct));
        Assert.Equal(
            [SettingsChangeKind.File, SettingsChangeKind.Update, SettingsChangeKind.Initial],
            again.History().Select(v => v.Kind)
        );
        Assert.Same(again, second.GetRequiredKeyedService<ISettings>(""));
        Assert.Same(again, second.GetRequiredKeyedService<SettingsService>(""));
    }

    [Fact]
    public async Task Shipped_files_are_a_version_in_which_only_what_is_safety_critical_is_on()
    {
        var services = new ServiceCollection();
        services.AddOptiFire().AddSettings(Shipped("config.yaml"), Shipped("features.yaml"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ISettings settings = provider.GetRequiredService<ISettings>();
        PluginRegistration[] registrations = [.. provider.GetKeyedServices<PluginRegistration>("")];

        Assert.NotEmpty(registrations);
        Assert.All(registrations, r => Assert.Equal(r.Descriptor.SafetyCritical, settings.WasEnabled(r.Instance, 0)));
        Assert.Superset(
            registrations.Where(r => r.Descriptor.SafetyCritical).Select(r => r.Descriptor.Id).ToHashSet(),
            new HashSet<string>
            {
                "risk_drawdown_derisk",
                "risk_var_budget",
                "infra_sqlite_txlog",
                "infra_checkpoint_restart",
            }
        );
        Assert.All(
            registrations.Where(r =>
                r.Descriptor.Id
                    is "risk_drawdown_derisk"
                        or "risk_var_budget"
                        or "infra_sqlite_txlog"
                        or "infra_checkpoint_restart"
            ),
            r => Assert.True(r.Descriptor.SafetyCritical)
        );
    }

    [Fact]
    public async Task Engines_of_one_container_have_settings_of_their_own()
    {
        var services = new ServiceCollection();
        services.AddOptiFire();
        services.AddOptiFire("paper");
        await using ServiceProvider provider = services.BuildServiceProvider();
        ISettings paper = provider.GetRequiredKeyedService<ISettings>("paper");

        await paper.UpdateAsync(
            new SettingsUpdate("ada", new Dictionary<string, string?> { ["risk.max_drawdown"] = "0.09" }),
            Token
        );

        Assert.Equal((2, 1), (paper.Current.Number, provider.GetRequiredService<ISettings>().Current.Number));
    }

    [Fact]
    public async Task One_store_is_never_shared_by_two_engines()
    {
        var services = new ServiceCollection();
        services.AddOptiFire().AddSqliteSettings(folder.File("settings.db"));
        services.AddOptiFire("paper").AddSqliteSettings(folder.File("settings.db"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<ISettings>();

        var error = Assert.Throws<SettingsStoreException>(() => provider.GetRequiredKeyedService<ISettings>("paper"));

        Assert.Contains($"another engine has it open (process {Environment.ProcessId} since ", error.Message);
    }

    private static string Shipped(string name) => Path.Combine(SharedFolder.RepositoryRoot, "configs", name);

    private ServiceProvider Build(string config)
    {
        var services = new ServiceCollection();
        services.AddOptiFire().AddSettings(config).AddSqliteSettings(folder.File("settings.db"));
        return services.BuildServiceProvider();
    }
}
