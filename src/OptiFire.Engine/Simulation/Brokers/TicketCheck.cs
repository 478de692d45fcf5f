using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What the simulated broker refuses before an order works.</summary>
public static class TicketCheck
{
    /// <summary>Why an order is refused, or null when it may work.</summary>
    /// <param name="instrument">What it is an order in.</param>
    /// <param name="request">The order.</param>
    /// <remarks>
    /// An order carries the prices of its type and no others; every price is positive and on the tick. Stop, stop-limit
    /// and trailing-stop orders work for the day or until cancelled: an auction or an instant has no path to wake them.
    /// </remarks>
    public static string? Refusal(Instrument instrument, in OrderRequest request) =>
        Shape(instrument, request) ?? Prices(instrument, request);

    private static string? Shape(Instrument instrument, in OrderRequest request)
    {
        if (!Enum.IsDefined(request.Side) || !Enum.IsDefined(request.Type) || !Enum.IsDefined(request.TimeInForce))
        {
            return "unknown side, type or time in force";
        }

        if (!instrument.Tradable)
        {
            return $"{instrument.Symbol} is not tradable";
        }

        if (request.Quantity <= 0 || request.Quantity % instrument.LotSize != 0)
        {
            return $"quantity {request.Quantity} is not a positive multiple of the lot {instrument.LotSize}";
        }

        bool waitsForStop = request.Type is OrderType.Stop or OrderType.StopLimit or OrderType.TrailingStop;
        return waitsForStop && request.TimeInForce is not (TimeInForce.Day or TimeInForce.GoodTilCanceled)
            ? $"time in force {request.TimeInForce} is not possible for {request.Type} orders"
            : null;
    }

    private static string? Prices(Instrument instrument, in OrderRequest request)
    {
        bool trails = request.Type == OrderType.TrailingStop;
        return Price(
                instrument,
                "limit price",
                request.LimitPrice,
                request.Type is OrderType.Limit or OrderType.StopLimit
            )
            ?? Price(instrument, "stop price", request.StopPrice, request.Type is OrderType.Stop or OrderType.StopLimit)
            ?? Price(instrument, "trail amount", request.TrailAmount, trails && request.TrailFraction is null)
            ?? Trail(request.TrailFraction, trails);
    }

    private static string? Price(Instrument instrument, string name, decimal? price, bool needed) =>
        price switch
        {
            null => needed ? $"{name} is missing" : null,
            _ when !needed => $"{name} {price} does not belong to the order",
            <= 0 => $"{name} {price} is not positive",
            _ when !instrument.IsOnTick(price.Value) => $"{name} {price} is off the tick {instrument.TickSize}",
            _ => null,
        };

    private static string? Trail(decimal? fraction, bool trails) =>
        fraction switch
        {
            null => null,
            _ when !trails => $"trail fraction {fraction} does not belong to the order",
            <= 0 or >= 1 => $"trail fraction {fraction} is outside (0, 1)",
            _ => null,
        };
}
