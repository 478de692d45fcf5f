using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Scheduling;

/// <summary>Writes down when it runs: by a schedule on an instrument's calendar, or with every bar of a minute.</summary>
internal sealed class Ticker(TickerOptions options, Firings firings) : IPlugin<Ticker, TickerOptions>, IMonitor
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_ticker", PluginCategory.Diagnostics, "Ticker") { Summary = "Writes down when it runs." };

    public PluginPlan Plan =>
        new(
            new Activation(
                Role.Monitor,
                Scope.Instrument(options.Symbol),
                options.Schedule.Length == 0
                    ? Trigger.OnBar(BarSize.Minute)
                    : Trigger.At(Schedule.Parse(options.Schedule))
            )
        );

    public static InstanceId Named(string name) => new(Descriptor.Id, name);

    public RunResult Observe(IMonitorRun run)
    {
        firings.Add(run.Instance, run.Now);
        return RunResult.Ok;
    }
}

internal sealed record TickerOptions
{
    /// <summary>When; empty for every bar.</summary>
    public string Schedule { get; init; } = "";

    public string Symbol { get; init; } = "AAA";
}
