using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Simulation.Markets;
using OptiFire.SampleStrategies.MovingAverageCross;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.TestSupport;

namespace OptiFire.Tests;

public sealed class AddOptiFireTests
{
    private static readonly SimulatedMarketOptions SmallMarket = new() { DailySessions = 120, MinuteSessions = 0 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_lines_run_a_paper_engine_offline()
    {
        var services = new ServiceCollection();
        services
            .AddOptiFire()
            .AddSimulatedMarket(SmallMarket)
            .AddPlugin<MovingAverageCross, MovingAverageCrossOptions>(enabled: true);
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider.GetRequiredService<OptiFireEngine>().RunAsync(Cancellation);

        Assert.True(report.Fills > 0, report.ToString());
        Assert.Equal(100_000m, report.Portfolio.NetFlows);
    }

    [Fact]
    public void Every_category_has_plugins_and_no_id_comes_twice()
    {
        PluginRegistration[] all = Registrations();

        Assert.Equal(Enum.GetValues<PluginCategory>(), all.Select(r => r.Descriptor.Category).Distinct().Order());
        Assert.Equal(all.Length, all.Select(r => r.Instance).Distinct().Count());
    }

    [Fact]
    public async Task Only_safety_critical_plugins_run_when_settings_say_nothing()
    {
        var services = new ServiceCollection();
        services.AddOptiFire().AddSimulatedMarket(SmallMarket with { DailySessions = 3 });
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider.GetRequiredService<OptiFireEngine>().RunAsync(Cancellation);

        string[] expected = [.. Registrations().Where(r => r.Descriptor.SafetyCritical).Select(r => r.Descriptor.Id)];
        Assert.Equal(expected.Order(), report.Activations.Select(a => a.Instance.PluginId).Distinct().Order());
    }

    [Fact]
    public async Task Settings_files_switch_plugins_on()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string file = folder.File("features.yaml");
        await File.WriteAllTextAsync(file, "plugins:\n  alpha_vix_regime: { enabled: true }\n", Cancellation);
        var services = new ServiceCollection();
        services.AddOptiFire().AddSettings(file).AddSimulatedMarket(SmallMarket with { DailySessions = 3 });
        await using ServiceProvider provider = services.BuildServiceProvider();
        RunReport report = await provider.GetRequiredService<OptiFireEngine>().RunAsync(Cancellation);

        Assert.Contains(report.Activations, a => a.Instance.PluginId == "alpha_vix_regime" && a.Runs > 0);
    }

    [Fact]
    public void Settings_file_that_is_missing_is_an_error_at_once() =>
        Assert.Throws<SettingsException>(() => new ServiceCollection().AddOptiFire().AddSettings("no-such.yaml"));

    [Fact]
    public void Settings_go_to_the_engine_of_their_name()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string file = folder.File("config.yaml");
        File.WriteAllText(file, "system:\n  seed: 9\n");
        var services = new ServiceCollection();
        services.AddOptiFire("one");
        services.AddOptiFire("two").AddSettings(file);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(42, provider.GetRequiredKeyedService<EngineOptions>("one").Settings.System.Seed);
        Assert.Equal(9, provider.GetRequiredKeyedService<EngineOptions>("two").Settings.System.Seed);
    }

    private static PluginRegistration[] Registrations()
    {
        var services = new ServiceCollection();
        services.AddOptiFire();
        using ServiceProvider provider = services.BuildServiceProvider();
        return [.. provider.GetKeyedServices<PluginRegistration>("")];
    }
}
