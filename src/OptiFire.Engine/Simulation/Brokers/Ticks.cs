using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Rounds prices to whole price steps.</summary>
internal static class Ticks
{
    public static decimal Up(decimal price, decimal tickSize) => decimal.Ceiling(price / tickSize) * tickSize;

    public static decimal Down(decimal price, decimal tickSize) => decimal.Floor(price / tickSize) * tickSize;

    /// <summary>Rounds against whoever trades: up for a buy, down for a sell.</summary>
    public static decimal Against(OrderSide side, decimal price, decimal tickSize) =>
        side == OrderSide.Buy ? Up(price, tickSize) : Down(price, tickSize);
}
