using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>What a row says of a trade beside its price and size.</summary>
internal readonly record struct TradeMarks(
    AggressorSide Aggressor,
    bool Suspicious,
    MarketCode Exchange,
    MarketCode Condition
);
