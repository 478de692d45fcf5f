using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Orders;

/// <summary>What a broker says it has.</summary>
/// <param name="Events">Every message about the orders it knows, oldest first.</param>
/// <param name="Positions">Signed quantity per instrument, zeros left out.</param>
public sealed record BrokerState(
    IReadOnlyList<BrokerEvent> Events,
    IReadOnlyDictionary<InstrumentId, decimal> Positions
)
{
    /// <summary>The client order ids the broker has received, in order of arrival.</summary>
    public IReadOnlyList<string> KnownOrders { get; init; } = [];
}
