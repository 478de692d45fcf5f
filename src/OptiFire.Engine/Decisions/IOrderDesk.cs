using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>Takes decided orders through the gate to the broker.</summary>
internal interface IOrderDesk
{
    /// <summary>Checks an order and, when it passes, makes it an intent.</summary>
    /// <returns>Whether the gate let it pass.</returns>
    bool Place(OrderRequest request, Allocation[] allocations, Timestamp now);

    void CancelWorking(InstrumentId instrument, string reason);
}
