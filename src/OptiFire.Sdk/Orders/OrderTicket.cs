using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Orders;

/// <summary>An order on its way to a broker.</summary>
/// <param name="ClientOrderId">The engine's own id, deterministic, unique for ever at the broker: sending it twice can be seen.</param>
/// <param name="Request">What is wanted.</param>
/// <param name="DecidedAt">The engine's time from which a simulated broker may fill it: the decision, and the latency set.</param>
public sealed record OrderTicket(string ClientOrderId, OrderRequest Request, Timestamp DecidedAt);
