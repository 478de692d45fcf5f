using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Which shard holds which port.</summary>
internal sealed class PortDirectory
{
    private readonly Dictionary<OutputPort, ActivationBinding> _owners = [];
    private readonly Dictionary<(OutputPort Port, InstrumentId Instrument), PortSlot> _slots = [];
    private readonly PortSlotFactory _factory = new();

    public void Declare(OutputPort port, ActivationBinding owner)
    {
        // Several instances of one plugin declare the same ports: readers see the default instance's.
        if (owner.Owner.Id.Name is null || !_owners.ContainsKey(port))
        {
            _owners[port] = owner;
        }
    }

    public bool IsDeclared(OutputPort port) => _owners.ContainsKey(port);

    public ActivationBinding? OwnerOf(OutputPort port) => _owners.GetValueOrDefault(port);

    public PortSlot Create(OutputPort port, ActivationBinding owner, InstrumentId instrument) =>
        Keep(_factory.Create(port), owner, instrument);

    /// <summary>Lets readers find a slot, where its owner is the one they mean.</summary>
    public PortSlot Keep(PortSlot slot, ActivationBinding owner, InstrumentId instrument)
    {
        if (_owners.GetValueOrDefault(slot.Port) == owner)
        {
            _slots[(slot.Port, instrument)] = slot;
        }

        return slot;
    }

    /// <summary>The slot an instrument's reader means: its own shard's, or that of a producer that runs for the whole.</summary>
    public PortSlot? Find(OutputPort port, InstrumentId instrument) =>
        _slots.TryGetValue((port, instrument), out PortSlot? own)
            ? own
            : _slots.GetValueOrDefault((port, InstrumentId.None));
}
