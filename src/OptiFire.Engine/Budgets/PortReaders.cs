using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Budgets;

/// <summary>Who reads whose ports, directly and through others.</summary>
internal sealed class PortReaders(PluginGraph graph)
{
    /// <summary>Instances with every instance they read from, lagged or not, however far.</summary>
    public HashSet<PluginInstance> WithAllTheyRead(IEnumerable<PluginInstance> instances)
    {
        var found = new HashSet<PluginInstance>(instances);
        var open = new Queue<PluginInstance>(found);
        while (open.TryDequeue(out PluginInstance? reader))
        {
            foreach (PluginInstance writer in WritersFor(reader))
            {
                if (found.Add(writer))
                {
                    open.Enqueue(writer);
                }
            }
        }

        return found;
    }

    private IEnumerable<PluginInstance> WritersFor(PluginInstance reader)
    {
        var ports = new NeededPorts();
        foreach (ActivationBinding binding in reader.Activations)
        {
            foreach (Need need in binding.Activation.Needs)
            {
                need.Accept(ports);
            }

            ports.Ports.AddRange(binding.Activation.Triggers.OfType<OutputTrigger>().Select(t => t.Port));
        }

        return graph.Instances.Where(i =>
            i.Activations.Exists(a => a.Activation.Outputs.Any(o => ports.Ports.Contains(o)))
        );
    }

    private sealed class NeededPorts : INeedVisitor
    {
        public List<OutputPort> Ports { get; } = [];

        public void Visit<T>(OutputNeed<T> need) => Ports.Add(need.Port);

        void INeedVisitor.Visit<T, TValue>(WindowNeed<T, TValue> need) { }

        void INeedVisitor.Visit<T, TValue>(PanelNeed<T, TValue> need) { }

        void INeedVisitor.Visit<T>(RowsNeed<T> need) { }

        public void Visit(PortfolioNeed need) { }

        public void Visit(JournalNeed need) { }

        public void Visit(EquityNeed need) { }

        public void Visit(TrackRecordNeed need) { }
    }
}
