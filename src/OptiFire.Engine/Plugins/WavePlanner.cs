using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Orders activations so that whoever reads a port in the same round runs after whoever writes it.</summary>
internal static class WavePlanner
{
    /// <summary>Gives each activation its wave.</summary>
    /// <returns>The loops found, in words; empty when there are none.</returns>
    public static IReadOnlyList<string> Plan(IReadOnlyList<ActivationBinding> bindings, PortDirectory ports)
    {
        var errors = new List<string>();
        var marks = new Dictionary<ActivationBinding, int>();
        var path = new List<ActivationBinding>();
        foreach (ActivationBinding binding in bindings)
        {
            Visit(binding, ports, marks, path, errors);
        }

        return errors;
    }

    private static void Visit(
        ActivationBinding binding,
        PortDirectory ports,
        Dictionary<ActivationBinding, int> marks,
        List<ActivationBinding> path,
        List<string> errors
    )
    {
        const int open = 1;
        const int done = 2;
        if (marks.TryGetValue(binding, out int mark))
        {
            if (mark == open)
            {
                IEnumerable<InstanceId> loop = path.SkipWhile(b => b != binding)
                    .Append(binding)
                    .Select(b => b.Owner.Id);
                errors.Add($"Plugins need each other in one round: {string.Join(" → ", loop)}. Make one need lagged.");
            }

            return;
        }

        marks[binding] = open;
        path.Add(binding);
        int wave = 0;
        foreach (ActivationBinding producer in Producers(binding, ports))
        {
            Visit(producer, ports, marks, path, errors);
            wave = Math.Max(wave, producer.Wave + 1);
        }

        path.RemoveAt(path.Count - 1);
        binding.Wave = wave;
        marks[binding] = done;
    }

    private static IEnumerable<ActivationBinding> Producers(ActivationBinding binding, PortDirectory ports)
    {
        var finder = new SameRoundPorts();
        foreach (Need need in binding.Activation.Needs)
        {
            need.Accept(finder);
        }

        finder.Ports.AddRange(binding.Activation.Triggers.OfType<OutputTrigger>().Select(t => t.Port));
        IEnumerable<ActivationBinding> producers = finder.Ports.Select(ports.OwnerOf).OfType<ActivationBinding>();
        if (binding.Owner.Plan.State is not null)
        {
            // Activations that share a state never run at once: the earlier one in the plan goes first.
            producers = producers.Concat(binding.Owner.Activations.Take(binding.Index));
        }

        return producers.Where(owner => owner != binding).Distinct();
    }

    private sealed class SameRoundPorts : INeedVisitor
    {
        public List<OutputPort> Ports { get; } = [];

        public void Visit<T>(OutputNeed<T> need)
        {
            if (!need.IsLagged)
            {
                Ports.Add(need.Port);
            }
        }

        void INeedVisitor.Visit<T, TValue>(WindowNeed<T, TValue> need) { }

        void INeedVisitor.Visit<T, TValue>(PanelNeed<T, TValue> need) { }

        void INeedVisitor.Visit<T>(RowsNeed<T> need) { }

        public void Visit(PortfolioNeed need) { }

        public void Visit(JournalNeed need) { }

        public void Visit(EquityNeed need) { }

        public void Visit(TrackRecordNeed need) { }
    }
}
