namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The kinds of orders, in the order of the intensities.</summary>
internal enum OrderKind
{
    MarketBuy,
    MarketSell,
    Bid,
    Ask,
    CancelBid,
    CancelAsk,
}
