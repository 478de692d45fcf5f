using OptiFire.Plugins.Tests.Support;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Testing.Conformance;
using OptiFire.TestSupport;

namespace OptiFire.Plugins.Tests.Conformance;

/// <summary>The checks every plugin here passes, and one more: that the market gives the plugin something to do.</summary>
public abstract class PluginSuite<TPlugin, TOptions> : ConformanceFacts<TPlugin, TOptions>
    where TPlugin : class, IPlugin<TPlugin, TOptions>
    where TOptions : class, new()
{
    /// <summary>The share of equity behind a level of 1, in (0, 1].</summary>
    protected virtual decimal CapitalPerSymbol => 1;

    /// <summary>Instruments without which there must be no result.</summary>
    protected virtual IReadOnlyList<string> NeededSymbols => [];

    // Without limits and costs of the engine's own: only the plugin holds anything back.
    private EngineSettings Settings =>
        new()
        {
            Risk = new RiskSettings { MaxExposureSymbol = null, MaxExposureTotal = null },
            Execution = new ExecutionSettings
            {
                CapitalPerSymbol = CapitalPerSymbol,
                RthOnly = false,
                TimeInForce = TimeInForce.GoodTilCanceled,
                MinTradeFraction = 0,
                CommissionBps = 0,
            },
        };

    [Fact]
    public Task Market_brings_the_plugin_to_act()
    {
        var run = new EngineRun(o => o.Settings = Settings);
        run.Builder.AddSource(Market);
        AddCompanions(run.Builder);
        run.Builder.AddPlugin<TPlugin, TOptions>(Options, enabled: true);
        return SeeItAct(run);
    }

    /// <summary>Runs the engine on the market and asserts that the plugin does there what the checks are meant to look at.</summary>
    protected abstract Task SeeItAct(EngineRun run);

    protected sealed override ConformanceSubject Adjust(ConformanceSubject subject) =>
        subject with
        {
            Settings = Settings,
            NeededSymbols = NeededSymbols,
        };
}
