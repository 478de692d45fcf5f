namespace OptiFire.Engine.Simulation.Markets;

/// <summary>A side of an order book.</summary>
public enum BookSide
{
    /// <summary>Those who wait to buy.</summary>
    Bid,

    /// <summary>Those who wait to sell.</summary>
    Ask,
}
