using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Budgets;

/// <summary>Who is shed at which level when the machine is too busy; who is not listed never is.</summary>
/// <remarks>
/// <para>1: reports, diagnostics, dashboards. 2: learning, and features no enabled plugin trades on. 3: all that is not
/// critical.</para>
/// <para>Never: safety-critical plugins, guards, filters, risk, execution, infrastructure, which watches the machine, and
/// whatever these read.</para>
/// </remarks>
internal static class ShedOrder
{
    private const int Last = 3;

    public static IReadOnlyList<(PluginInstance Instance, int Level)> Of(PluginGraph graph)
    {
        var readers = new PortReaders(graph);
        HashSet<PluginInstance> kept = readers.WithAllTheyRead(graph.Instances.Where(IsCritical));
        HashSet<PluginInstance> traded = readers.WithAllTheyRead(graph.Instances.Where(Trades));
        return [.. graph.Instances.Where(i => !kept.Contains(i)).Select(i => (i, LevelOf(i, traded.Contains(i))))];
    }

    private static int LevelOf(PluginInstance instance, bool isTradedOn) =>
        instance.Descriptor.Category is PluginCategory.Diagnostics or PluginCategory.Dashboard
        || instance.Activations.TrueForAll(a => a.Activation.Role == Role.Report)
            ? 1
        : instance.Descriptor.Category == PluginCategory.Learning
        || (!isTradedOn && instance.Activations.TrueForAll(a => a.Activation.Role == Role.Feature))
            ? 2
        : Last;

    private static bool IsCritical(PluginInstance instance) =>
        instance.IsKept
        || instance.Descriptor.Category
            is PluginCategory.Risk
                or PluginCategory.Execution
                or PluginCategory.Infrastructure
        || instance.Activations.Exists(a => a.Activation.Role is Role.Risk or Role.SignalFilter);

    private static bool Trades(PluginInstance instance) =>
        IsCritical(instance)
        || instance.Activations.Exists(a => a.Activation.Role is Role.Signal or Role.Sizing or Role.Allocation);
}
