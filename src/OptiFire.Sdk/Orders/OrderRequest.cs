using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Orders;

/// <summary>An order somebody wants placed.</summary>
public readonly record struct OrderRequest
{
    /// <summary>In what.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Buy or sell.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>How many units of the instrument; greater than 0, whole lots.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How its price is found; at the market by default.</summary>
    public OrderType Type { get; init; }

    /// <summary>How long it works; the day by default.</summary>
    public TimeInForce TimeInForce { get; init; }

    /// <summary>For limit and stop-limit orders: the worst price.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>For stop and stop-limit orders: the price that wakes it.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>For trailing stops: the distance in currency units.</summary>
    public decimal? TrailAmount { get; init; }

    /// <summary>For trailing stops: the distance as a fraction of the best price, 0.01 for 1 %.</summary>
    public decimal? TrailFraction { get; init; }

    /// <summary>The quantity with the side's sign.</summary>
    public decimal SignedQuantity => Side == OrderSide.Buy ? Quantity : -Quantity;
}
