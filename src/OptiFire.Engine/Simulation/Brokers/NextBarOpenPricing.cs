namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Whole quantities at the price of the matching rule: no spread, no impact, no limit by volume, bars only.</summary>
internal sealed class NextBarOpenPricing : IFillPricing
{
    public decimal Capacity(decimal volume) => decimal.MaxValue;

    public decimal Price(WorkingOrder order, in MatchedPrice matched, decimal quantity, in MarketSlice slice) =>
        matched.Price;
}
