using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>The broker's own state, where the broker lives in the market's time.</summary>
internal sealed class BrokerSection(IBroker broker) : ICheckpointed
{
    public string Section => "broker";

    public int SectionVersion => 1;

    /// <summary>Why a run with this broker cannot be stored; null when it can.</summary>
    public string? Obstacle =>
        broker is IStoredBroker || (!broker.IsSimulated && broker is not IMarketDrivenBroker)
            ? null
            : $"the broker '{broker.Name}' lives in the market's time and cannot be stored: it is no IStoredBroker";

    public void Save(PayloadWriter writer)
    {
        writer.WriteString(broker.Name);
        (broker as IStoredBroker)?.Write(writer);
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        string name = reader.ReadString();
        if (name != broker.Name)
        {
            throw new PayloadException($"The broker was '{name}' and is '{broker.Name}' now.");
        }

        (broker as IStoredBroker)?.Read(ref reader);
    }
}
