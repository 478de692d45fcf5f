using OptiFire.Engine.Hosting;
using OptiFire.Plugins.Alpha;
using OptiFire.Plugins.Features;
using OptiFire.Plugins.Learning;
using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Plugins.Tests.Features;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Settings_switch_plugins_on_and_set_their_options_by_name()
    {
        double[] closes = Normals.Prices(new Normals(1).Take(120).Select(n => 0.01 * n));
        BarSeries spy = BarSeries.FromCloses("SPY", BarSeries.Sessions(new DateOnly(2015, 1, 5), 121), closes);
        EngineRun run = new EngineRun(o => o.Settings = Settings()).Add(spy);
        run.Builder.AddAlphaPlugins().AddFeaturesPlugins().AddLearningPlugins();

        RunReport report = await run.RunAsync();

        Assert.Equal(
            ["alpha_cross_asset_corr", "alpha_vix_regime", "fe_garch", "fe_kalman", "sl_fading_memory"],
            report.Activations.Select(a => a.Instance.PluginId).Order(StringComparer.Ordinal)
        );
        Assert.All(report.Activations, a => Assert.Equal(0, a.Failed));
        Assert.Equal(121 - 60, report.Activations.Single(a => a.Instance.PluginId == "fe_kalman").Ok);
        Assert.Equal(121 - 22, report.Activations.Single(a => a.Instance.PluginId == "sl_fading_memory").Ok);
        Assert.Equal(
            "needs 141 × bar close of SPY",
            report.Activations.Single(a => a.Instance.PluginId == "alpha_cross_asset_corr").LastReason
        );
    }

    private static EngineSettings Settings()
    {
        PluginSettings On(params (string Name, string Value)[] options) =>
            new() { Enabled = true, Options = options.ToDictionary(o => o.Name, o => o.Value) };
        return new EngineSettings
        {
            Plugins = new Dictionary<InstanceId, PluginSettings>
            {
                [new("alpha_vix_regime")] = On(("three_month_symbol", "VIX3M")),
                [new("alpha_cross_asset_corr")] = On(),
                [new("fe_garch")] = On(("model", "gjr"), ("distribution", "student_t")),
                [new("fe_kalman")] = On(("model", "local_level"), ("training_bars", "60")),
                [new("sl_fading_memory")] = On(("lags", "2"), ("warm_up", "20")),
            },
        };
    }
}
