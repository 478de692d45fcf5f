using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Decisions;

/// <summary>What plugins have put in force beside signals: multipliers, caps, shares, passes and blocks.</summary>
internal sealed class ControlBook(JournalLog log)
{
    private readonly Dictionary<(ActivationBinding Binding, int Subject), Control> _controls = [];
    private readonly List<Control> _ordered = [];

    /// <summary>Called when something in force changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>Puts what a run left in force.</summary>
    public void Apply(ActivationBinding binding, PendingControl pending)
    {
        var key = (binding, pending.Subject);
        if (!_controls.TryGetValue(key, out Control? control))
        {
            control = new Control(binding, pending.Subject);
            _controls.Add(key, control);
            _ordered.Add(control);
        }
        else if (control.Value == pending.Value && control.Blocks == pending.Blocks)
        {
            return;
        }

        control.Value = pending.Value;
        control.Blocks = pending.Blocks;
        control.Reason = pending.Reason;
        log.Append(
            new ControlSet(
                binding.Owner.Number,
                binding.Activation.Role,
                pending.Subject,
                pending.Value,
                pending.Blocks,
                pending.Reason
            )
        );
        Changed?.Invoke();
    }

    /// <summary>A failing risk or safety-critical plugin blocks new exposure until it succeeds again.</summary>
    public void SetFailing(ActivationBinding binding, string? reason)
    {
        var key = (binding, int.MinValue);
        if (reason is not null)
        {
            Apply(binding, new PendingControl(int.MinValue, 1, true, reason));
        }
        else if (_controls.Remove(key, out Control? control))
        {
            _ordered.Remove(control);
            Changed?.Invoke();
        }
    }

    /// <summary>The smallest multiplier of a stage that concerns an instrument, and who set it.</summary>
    public (double Multiplier, Control? By) Smallest(Stage stage, InstrumentId instrument)
    {
        double smallest = double.PositiveInfinity;
        Control? by = null;
        foreach (Control control in _ordered)
        {
            if (
                control.Binding.Activation.Role is Role.Sizing or Role.Risk or Role.Guard
                && StageOf(control.Binding) == stage
                && (control.Subject == -1 || control.Subject == instrument.Value)
                && control.Value < smallest
            )
            {
                smallest = control.Value;
                by = control;
            }
        }

        return by is null ? (1, null) : (smallest, by);
    }

    /// <summary>Who blocks new exposure in an instrument; null when nobody does.</summary>
    public Control? BlockerOf(InstrumentId instrument) =>
        _ordered.Find(c =>
            c.Blocks
            && (
                c.Subject == int.MinValue
                || (
                    c.Binding.Activation.Role is Role.Risk or Role.Guard
                    && (c.Subject == -1 || c.Subject == instrument.Value)
                )
            )
        );

    /// <summary>Whether an instance's signals count.</summary>
    public bool Passes(int instance) =>
        _ordered.TrueForAll(c =>
            c.Binding.Activation.Role != Role.SignalFilter || c.Subject != instance || c.Value != 0
        );

    /// <summary>An instance's share of capital; equal shares where nobody allocates.</summary>
    public double ShareOf(int instance, int instances)
    {
        bool allocated = false;
        foreach (Control control in _ordered)
        {
            if (control.Binding.Activation.Role == Role.Allocation)
            {
                allocated = true;
                if (control.Subject == instance)
                {
                    return control.Value;
                }
            }
        }

        return allocated ? 0 : 1.0 / instances;
    }

    private static Stage StageOf(ActivationBinding binding) =>
        binding.Activation.Role == Role.Risk ? Stage.Cap : binding.Activation.Stage;

    /// <summary>One thing in force.</summary>
    internal sealed class Control(ActivationBinding binding, int subject)
    {
        public ActivationBinding Binding { get; } = binding;

        public int Subject { get; } = subject;

        public double Value { get; set; }

        public bool Blocks { get; set; }

        public string Reason { get; set; } = "";
    }
}
