using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Portfolio;

/// <summary>What is held in one instrument.</summary>
/// <param name="Instrument">In what.</param>
/// <param name="Quantity">Signed units.</param>
/// <param name="AverageCost">Mean price paid per unit, fees left out; 0 when flat.</param>
/// <param name="MarketPrice">The last mark; null when there is none yet.</param>
/// <param name="RealizedPnl">What closed parts earned, fees left out, in the instrument's currency.</param>
public readonly record struct Position(
    InstrumentId Instrument,
    decimal Quantity,
    decimal AverageCost,
    decimal? MarketPrice,
    decimal RealizedPnl
)
{
    /// <summary>Contract multiplier of the instrument; 1 for shares.</summary>
    public decimal Multiplier { get; init; } = 1m;

    /// <summary>Value at the mark, or at cost while there is no mark.</summary>
    public decimal MarketValue => Quantity * (MarketPrice ?? AverageCost) * Multiplier;

    /// <summary>What the open part would earn at the mark, fees left out.</summary>
    public decimal UnrealizedPnl => Quantity * ((MarketPrice ?? AverageCost) - AverageCost) * Multiplier;
}
