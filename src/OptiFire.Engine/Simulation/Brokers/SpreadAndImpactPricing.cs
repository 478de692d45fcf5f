using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>Half a spread and square-root impact for who takes liquidity, and a share of the volume at most.</summary>
/// <remarks>
/// <code>price = match · (1 ± (halfSpread + Y · σ · √(Q / ADV)))</code>
/// Q is what the order has filled, this fill included: the last part of an order pays for the whole of it, so cutting
/// an order into bars does not make it cheap. The price is rounded against the trader to the tick, then kept inside
/// the bar and the order's limit.
/// </remarks>
internal sealed class SpreadAndImpactPricing(SimulatedBrokerOptions options, ILiquidity? liquidity) : IFillPricing
{
    public HalfSpreads Spreads { get; set; } = new();

    public decimal Capacity(decimal volume) => volume * options.MaxParticipation;

    public decimal Price(WorkingOrder order, in MatchedPrice matched, decimal quantity, in MarketSlice slice)
    {
        if (!matched.Takes)
        {
            return matched.Price;
        }

        OrderRequest request = order.Request;
        bool buys = request.Side == OrderSide.Buy;
        decimal spread = slice.CrossesSpread ? HalfSpread(request.Instrument) : 0;
        decimal cost = spread + Impact(order, quantity, slice.DailyVolume);
        decimal moved = matched.Price * (buys ? 1 + cost : 1 - cost);
        decimal onTick = Ticks.Against(request.Side, moved, slice.Instrument.TickSize);
        decimal inside = Math.Clamp(onTick, slice.Floor, slice.Ceiling);
        return request.LimitPrice is not { } limit ? inside
            : buys ? Math.Min(inside, limit)
            : Math.Max(inside, limit);
    }

    private decimal HalfSpread(InstrumentId instrument) =>
        Spreads.TryGet(instrument, out decimal observed) ? observed : options.HalfSpreadBps * 0.0001m;

    private decimal Impact(WorkingOrder order, decimal quantity, decimal dailyVolume)
    {
        Liquidity depth = new(options.DailyVolatility, (double)dailyVolume);
        if (liquidity is not null && liquidity.TryGet(order.Request.Instrument, out Liquidity known))
        {
            depth = known;
        }

        if (depth.AverageDailyVolume == 0)
        {
            // Neither measured nor suggested by the data: nothing to base an impact on.
            return 0;
        }

        double fraction = SquareRootImpact.Fraction(
            options.ImpactCoefficient,
            depth.DailyVolatility,
            (double)(order.Filled + quantity),
            depth.AverageDailyVolume
        );
        return double.IsFinite(fraction)
            ? (decimal)fraction
            : throw new InvalidOperationException(
                $"The liquidity of instrument {order.Request.Instrument} is {depth}."
            );
    }
}
