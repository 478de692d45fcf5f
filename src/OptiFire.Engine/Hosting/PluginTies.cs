using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Market;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Engine.Scheduling;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>Makes the plugins that settings ask for and ties them to each other and to the market, at the start and later.</summary>
internal sealed class PluginTies(
    IServiceProvider services,
    string engineName,
    EngineOptions options,
    MarketStore store,
    InstrumentCatalogue instruments,
    EquityCurve curve,
    EngineView view
)
{
    private readonly PluginRegistration[] _registrations =
    [
        .. services.GetKeyedServices<PluginRegistration>(engineName),
    ];

    public PluginRoster Roster =>
        field ??= new(new EngineServices(services, engineName), _registrations, options.Verification);

    /// <summary>How timers behave under settings.</summary>
    public TimerPolicy TimersUnder(EngineSettings settings) => TimerPolicies.Of(_registrations, settings);

    /// <summary>Ties plugins for settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="earlier">The plugins as they were tied before; null at the start.</param>
    /// <exception cref="EngineStartException">Plugins cannot be made or tied: everything wrong, at once.</exception>
    public PluginGraph Tie(EngineSettings settings, PluginGraph? earlier = null)
    {
        var errors = new List<string>();
        IReadOnlyList<PluginInstance> instances = Roster.Create(settings, earlier?.Instances ?? [], errors);
        try
        {
            var graph = new PluginGraph(
                instances,
                settings,
                store,
                instruments,
                options.Calendars,
                options.BaseCalendar,
                curve,
                view,
                earlier
            );
            return errors.Count == 0 ? graph : throw new EngineStartException(errors);
        }
        catch (EngineStartException graph) when (errors.Count > 0 && graph.Errors != errors)
        {
            throw new EngineStartException([.. errors, .. graph.Errors]);
        }
    }
}
