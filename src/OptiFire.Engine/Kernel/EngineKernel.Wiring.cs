using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

internal sealed partial class EngineKernel
{
    /// <summary>Goes on with plugins that were tied anew: what is in force passes to those that took over.</summary>
    private void Rewire(PluginGraph graph, Timestamp now)
    {
        EngineParts parts = _parts;
        parts.Ties.Roster.Retire(parts.Graph.Instances.Where(i => graph.SuccessorOf(i) is null));
        PluginGraph earlier = parts.Graph;
        Use(graph);
        _runs.Continue(earlier);
        parts.Controls.Succeed(graph.SuccessorOf);
        parts.Signals.Succeed(graph.SuccessorOf);
        parts.Trading.Succeed(graph.SuccessorOf);
        _backfill?.Run(now);
        _timers.SetPolicy(parts.Ties.TimersUnder(parts.Settings), new Timestamp(now.UnixNanoseconds - 1));
        _timers.Tie(graph, now);
        parts.Targets.TouchAll(parts.Ledger);
        _guards.Check(GuardCause.Mark);
        Tied?.Invoke(graph.Instances);
    }

    /// <summary>Goes on with the plugins of a checkpoint; what was in force is read next.</summary>
    private void Restore(PluginGraph graph)
    {
        Use(graph);
        _parts.Store.EndFill();
        _timers.SetPolicy(_parts.Ties.TimersUnder(_parts.Settings), _parts.View.Now);
    }

    private void Use(PluginGraph graph)
    {
        _parts.Graph = graph;
        _gate.Clear();
        _guards.Clear();
        _filters.Clear();
        Wire();
        _feeds.Route(_filters.Entrance);
        _rounds.Tie(graph);
        _pipeline.OnSettings();
    }
}
