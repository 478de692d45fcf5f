using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Tests;

/// <summary>Every built plugin on real data: SPY and TLT by day and by minute, quotes, and the VIX.</summary>
public sealed class RealDataTests
{
    private static readonly string[] Plugins =
    [
        "alpha_vix_regime",
        "alpha_cross_asset_corr",
        "fe_kalman",
        "fe_garch",
        "risk_drawdown_derisk",
        "risk_vol_target",
        "sl_fading_memory",
        "extra_bidask_filter",
        "infra_sqlite_txlog",
        "diag_sharpe_ci",
        "ux_pnl_drawdown_plot",
    ];

    [Fact]
    public async Task Every_plugin_gives_a_result_on_recorded_data()
    {
        RunReport report = await RunAsync();

        foreach (string plugin in Plugins)
        {
            ActivationReport[] activations = [.. report.Activations.Where(a => a.Instance.PluginId == plugin)];
            Assert.NotEmpty(activations);
            Assert.True(
                activations.Any(a => a.Ok > 0),
                $"{plugin}: {string.Join("; ", activations.Select(a => $"{a.Role} {a.Runs} runs, {a.LastReason}"))}"
            );
            Assert.All(activations, a => Assert.Equal(0, a.Failed));
        }

        Assert.True(report.Fills > 0, "nothing was traded");
    }

    private static async Task<RunReport> RunAsync()
    {
        var from = Timestamp.FromUtc(2010, 1, 1);
        var to = Timestamp.FromUtc(2014, 7, 1);
        var services = new ServiceCollection();
        IOptiFireBuilder builder = services
            .AddOptiFire(configure: o =>
            {
                (o.From, o.To) = (from, to);
                o.Settings = new EngineSettings
                {
                    Plugins = Plugins
                        .Append("sample_sma_cross")
                        .ToDictionary(id => new InstanceId(id), _ => new PluginSettings { Enabled = true }),
                };
            })
            .AddPlugin<
                SampleStrategies.MovingAverageCross.MovingAverageCross,
                SampleStrategies.MovingAverageCross.MovingAverageCrossOptions
            >();
        foreach (string folder in new[] { "daily", "intraday" })
        {
            DataFolder data = DataFolder.Open(
                SharedFolder.Data(folder),
                _ => new DataFileOptions
                {
                    From = from,
                    To = to,
                    Symbols = ["SPY", "TLT", "VIX"],
                    RoundToScale = true,
                }
            );
            foreach (OptiFire.Sdk.Market.IMarketDataSource source in data.Sources)
            {
                builder.AddSource(source);
            }
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<OptiFireEngine>().RunAsync(TestContext.Current.CancellationToken);
    }
}
