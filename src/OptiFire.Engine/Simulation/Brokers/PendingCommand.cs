using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>A cancel or a replacement on its way.</summary>
/// <param name="EffectiveAt">When the market obeys it.</param>
/// <param name="ClientOrderId">The order it is about.</param>
/// <param name="Replacement">The new order; null for a cancel.</param>
/// <param name="FilledWhenAsked">What the order had filled when it was sent.</param>
internal readonly record struct PendingCommand(
    Timestamp EffectiveAt,
    string ClientOrderId,
    OrderTicket? Replacement,
    decimal FilledWhenAsked
)
{
    public void Write(PayloadWriter writer)
    {
        writer.WriteTimestamp(EffectiveAt);
        writer.WriteString(ClientOrderId);
        writer.WriteDecimal(FilledWhenAsked);
        writer.WriteBoolean(Replacement is not null);
        if (Replacement is not null)
        {
            BrokerPayloads.WriteTicket(writer, Replacement);
        }
    }

    public static PendingCommand Read(ref PayloadReader reader)
    {
        var effectiveAt = reader.ReadTimestamp();
        string id = reader.ReadString();
        decimal filled = reader.ReadDecimal();
        return new PendingCommand(
            effectiveAt,
            id,
            reader.ReadBoolean() ? BrokerPayloads.ReadTicket(ref reader) : null,
            filled
        );
    }
}
