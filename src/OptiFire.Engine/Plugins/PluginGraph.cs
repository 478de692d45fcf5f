using OptiFire.Engine.Calendar;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Market;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>All plugin instances of an engine, tied together: shards, needs, ports, waves, triggers.</summary>
/// <remarks>
/// Changed settings make a new graph. Instances that stayed bring their shards along; instances with new options take over
/// what the earlier ones' shards had in force.
/// </remarks>
internal sealed partial class PluginGraph
{
    private readonly MarketStore _store;
    private readonly IInstruments _instruments;
    private readonly Calendars _calendars;
    private readonly string _baseCalendar;
    private readonly EngineView _view;
    private readonly NeedBinder _binder;
    private readonly PortDirectory _ports = new();
    private readonly List<string> _errors = [];
    private readonly List<ActivationBinding> _bindings = [];

    public PluginGraph(
        IReadOnlyList<PluginInstance> instances,
        EngineSettings settings,
        MarketStore store,
        IInstruments instruments,
        Calendars calendars,
        string baseCalendar,
        EquityCurve curve,
        EngineView view,
        PluginGraph? earlier = null
    )
    {
        Instances = instances;
        _store = store;
        _instruments = instruments;
        _calendars = calendars;
        _baseCalendar = baseCalendar;
        _view = view;
        _binder = new NeedBinder(store, instruments, curve, _ports);
        store.ClearTriggers();
        foreach (PluginInstance instance in instances)
        {
            Declare(instance, settings);
        }

        _errors.AddRange(WavePlanner.Plan(_bindings, _ports));
        foreach (ActivationBinding binding in _bindings.OrderBy(b => b.Wave).ThenBy(b => b.Order))
        {
            AddShards(binding, earlier);
            AddTriggers(binding);
        }

        _errors.AddRange(_binder.Errors);
        CheckMemory(settings.System.MaxRamMb);
        if (_errors.Count > 0)
        {
            throw new EngineStartException(_errors);
        }
    }

    public IReadOnlyList<PluginInstance> Instances { get; }

    public IReadOnlyList<ActivationBinding> Bindings => _bindings;

    public int Waves => _bindings.Count == 0 ? 0 : _bindings.Max(b => b.Wave) + 1;

    /// <summary>Shards by schedule; each schedule of an activation has its own entry.</summary>
    public List<(Schedule Schedule, ICalendar Calendar, ActivationShard Shard)> Timers { get; } = [];

    /// <summary>Shards that run on fills, by instrument.</summary>
    public List<(InstrumentId Instrument, ActivationShard Shard)> OnFill { get; } = [];

    /// <summary>Shards that run when another wrote a port: by the writing activation.</summary>
    public Dictionary<ActivationBinding, List<ActivationShard>> OnOutput { get; } = [];

    /// <summary>Whether an operator stopped an instance; from any thread.</summary>
    public bool IsPaused(InstanceId instance) =>
        Instances.FirstOrDefault(i => i.Id == instance)?.Control.Standing.State == InstanceState.Paused;

    /// <summary>The instance that took an earlier one's place; null when it was switched off.</summary>
    public PluginInstance? SuccessorOf(PluginInstance earlier) => Instances.FirstOrDefault(i => i.Id == earlier.Id);

    /// <summary>The activation that took an earlier one's place; null when there is none.</summary>
    public ActivationBinding? SuccessorOf(ActivationBinding earlier) =>
        _bindings.Find(b => b.Owner.Id == earlier.Owner.Id && b.Index == earlier.Index);

    /// <summary>The shard that took an earlier one's place; null when there is none.</summary>
    public ActivationShard? SuccessorOf(ActivationShard earlier) =>
        SuccessorOf(earlier.Binding)?.Shards.Find(s => s.Shard == earlier.Shard);

    /// <summary>An instance by its number in the journal.</summary>
    /// <exception cref="PayloadException">There is none.</exception>
    public PluginInstance InstanceAt(int number) =>
        Instances.FirstOrDefault(i => i.Number == number)
        ?? throw new PayloadException($"There is no plugin instance {number}.");

    /// <summary>An activation by its instance's number and its own.</summary>
    /// <exception cref="PayloadException">There is none.</exception>
    public ActivationBinding BindingAt(int instance, int index) =>
        InstanceAt(instance).Activations.ElementAtOrDefault(index)
        ?? throw new PayloadException($"Plugin instance {instance} has no activation {index}.");

    /// <summary>The shard whose key <see cref="ShardState.SaveKey"/> stored.</summary>
    /// <exception cref="PayloadException">There is none.</exception>
    public ActivationShard ReadShard(ref PayloadReader reader)
    {
        ActivationBinding binding = BindingAt(reader.ReadInt32(), reader.ReadInt32());
        var key = new ShardKey(new InstrumentId(reader.ReadInt32()));
        return binding.Shards.Find(s => s.Shard == key)
            ?? throw new PayloadException($"{binding.Owner.Id} has no shard {key}.");
    }

    private void Declare(PluginInstance instance, EngineSettings settings)
    {
        PluginSettings? own = settings.Plugins.GetValueOrDefault(instance.Id);
        for (int i = 0; i < instance.Plan.Activations.Count; i++)
        {
            Activation activation = instance.Plan.Activations[i];
            if (own?.Schedule is { } schedule && activation.Triggers.Any(t => t is ScheduleTrigger))
            {
                activation = activation with
                {
                    Triggers = [.. activation.Triggers.Where(t => t is not ScheduleTrigger), Trigger.At(schedule)],
                };
            }

            activation = own?.Budget is { } budget ? activation with { Budget = budget } : activation;
            ActivationBinding binding = instance.Activations.ElementAtOrDefault(i) ?? Add(instance, activation);
            binding.Activation = activation;
            binding.Order = _bindings.Count;
            _bindings.Add(binding);
            foreach (OutputPort port in activation.Outputs)
            {
                _ports.Declare(port, binding);
            }
        }
    }

    private ActivationBinding Add(PluginInstance instance, Activation activation)
    {
        var binding = new ActivationBinding(instance, instance.Activations.Count, activation, UniverseOf(activation));
        instance.Activations.Add(binding);
        return binding;
    }

    private List<Instrument> UniverseOf(Activation activation)
    {
        Scope scope = activation.Scope;
        if (scope.Symbols.Count == 0)
        {
            // Data are checked of everything there are data of, tradable or not.
            return [.. _instruments.Where(i => activation.Role == Role.DataFilter || scope.Includes(i))];
        }

        // The order a scope names its symbols in is the order its plugin sees them in.
        var universe = new List<Instrument>();
        foreach (string symbol in scope.Symbols)
        {
            if (_instruments.TryFind(symbol, out Instrument? instrument))
            {
                universe.Add(instrument);
            }
        }

        return universe;
    }

    // A graph does not keep the one before it, which would keep all before that.
    private void AddShards(ActivationBinding binding, PluginGraph? earlier)
    {
        if (binding.Shards.Count > 0)
        {
            binding.Shards.ForEach(TieAgain);
            return;
        }

        if (binding.Activation.Scope.Kind == ScopeKind.Instrument)
        {
            foreach (Instrument instrument in binding.Universe)
            {
                binding.Shards.Add(CreateShard(binding, instrument, earlier));
            }

            if (binding.Activation.Role == Role.DataFilter && binding.Activation.Scope.Symbols.Count == 0)
            {
                binding.Shards.Add(CreateShard(binding, null, earlier)); // for data of no instrument
            }

            return;
        }

        binding.Shards.Add(CreateShard(binding, null, earlier));
    }

    private ActivationShard CreateShard(ActivationBinding binding, Instrument? instrument, PluginGraph? earlier)
    {
        InstrumentId id = instrument?.Id ?? InstrumentId.None;
        PortSlot[] ports = [.. binding.Activation.Outputs.Select(p => _ports.Create(p, binding, id))];
        var shard = new ActivationShard(
            binding,
            new ShardKey(id),
            CalendarOf(binding, instrument),
            _view,
            Tie(binding, instrument),
            ports
        );
        if (earlier?.SuccessorOf(shard) is { } before)
        {
            shard.ContinueFrom(before);
        }

        return shard;
    }

    /// <summary>Ties the needs of a shard that stayed: whose ports it reads may have changed.</summary>
    private void TieAgain(ActivationShard shard)
    {
        ActivationBinding binding = shard.Binding;
        InstrumentId id = shard.Shard.Instrument;
        foreach (PortSlot port in shard.Ports)
        {
            _ports.Keep(port, binding, id);
        }

        shard.Tie(Tie(binding, id == InstrumentId.None ? null : _instruments[id]));
    }

    private BoundNeeds Tie(ActivationBinding binding, Instrument? instrument) =>
        new(
            binding.Owner.Id,
            [.. binding.Activation.Needs.Select(n => _binder.Bind(n, binding.Owner, instrument, binding.Universe))]
        );

    private ICalendar CalendarOf(ActivationBinding binding, Instrument? instrument)
    {
        string name =
            instrument?.Calendar ?? (binding.Universe.Count > 0 ? binding.Universe[0].Calendar : null) ?? _baseCalendar;
        if (_calendars.TryGet(name, out ICalendar? calendar))
        {
            return calendar;
        }

        _errors.Add($"{instrument?.Symbol ?? binding.Owner.Id.ToString()}: there is no calendar '{name}'.");
        return _calendars.Get(_calendars.Names[0]);
    }

    private void CheckMemory(int maxRamMb)
    {
        long megabytes = _store.Bytes >> 20;
        if (megabytes > maxRamMb)
        {
            _errors.Add(
                $"The windows that plugins need take {megabytes} MB and system.max_ram_mb is {maxRamMb}: "
                    + "raise it, or enable fewer plugins or instruments."
            );
        }
    }
}
