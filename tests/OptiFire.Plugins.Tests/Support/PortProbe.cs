using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Tests.Support;

/// <summary>Reads a port of another plugin through the engine, as any plugin would, and keeps every value it saw.</summary>
public sealed class PortProbe<T>(PortProbeOptions<T> options) : IPlugin<PortProbe<T>, PortProbeOptions<T>>, IFeature
{
    private readonly OutputNeed<T> _need = Need.Output(options.Port);

    public static PluginDescriptor Descriptor { get; } =
        new("test_probe", PluginCategory.Diagnostics, "Port probe") { Summary = "Keeps what it reads." };

    public PluginPlan Plan => new(new Activation(Role.Feature, options.Scope, options.Trigger) { Needs = [_need] });

    public RunResult Compute(IRun run)
    {
        string symbol = options.Scope.Kind == ScopeKind.Instrument ? run.Instrument.Symbol : "";
        options.Seen.Add(new(run.Now, symbol, run.Value(_need)));
        return RunResult.Ok;
    }
}
