using System.Collections.Concurrent;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Knows which of its instances are still held by somebody.</summary>
internal sealed class Witness : IPlugin<Witness, WitnessOptions>, IFeature
{
    private static readonly ConcurrentBag<WeakReference<Witness>> Made = [];

    public Witness(WitnessOptions options)
    {
        Options = options;
        Made.Add(new WeakReference<Witness>(this));
    }

    public static PluginDescriptor Descriptor { get; } =
        new("test_witness", PluginCategory.Features, "Witness") { Summary = "Sees nothing." };

    public static int Count => Made.Count;

    public static int Alive => Made.Count(w => w.TryGetTarget(out _));

    public WitnessOptions Options { get; }

    public PluginPlan Plan => new(new Activation(Role.Feature, Scope.Instrument(), Trigger.OnBar(BarSize.Day)));

    public RunResult Compute(IRun run) => RunResult.Ok;
}

internal sealed record WitnessOptions
{
    public int Number { get; init; }
}
