namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>A fill model: how much market data can fill, and at what cost.</summary>
internal interface IFillPricing
{
    /// <summary>Units that the instrument's orders may take together from a traded volume.</summary>
    decimal Capacity(decimal volume);

    /// <summary>The price of a fill, costs included; asked before the order counts the fill.</summary>
    decimal Price(WorkingOrder order, in MatchedPrice matched, decimal quantity, in MarketSlice slice);
}
