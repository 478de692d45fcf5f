using System.Globalization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

/// <summary>Every order type with every time in force against four shapes of a whole session, worked out by hand.</summary>
public sealed class OrderTableTests
{
    // The bar dips, rises, opens low and rises, or opens high and stays. It is the session's first and last bar.
    private static readonly string[] Shapes = ["101 101 99 100", "101 104 101 103", "99 105 98 104", "103 103 103 103"];

    // Buys: limit 100; stop 102; stop 102 with limit 103; trailing by 2 from the first price.
    [Theory]
    [InlineData(OrderType.Market, TimeInForce.Day, "101", "101", "99", "103")]
    [InlineData(OrderType.Market, TimeInForce.GoodTilCanceled, "101", "101", "99", "103")]
    [InlineData(OrderType.Market, TimeInForce.ImmediateOrCancel, "101", "101", "99", "103")]
    [InlineData(OrderType.Market, TimeInForce.FillOrKill, "101", "101", "99", "103")]
    [InlineData(OrderType.Market, TimeInForce.AtTheOpen, "101", "101", "99", "103")]
    [InlineData(OrderType.Market, TimeInForce.AtTheClose, "100", "103", "104", "103")]
    [InlineData(OrderType.Limit, TimeInForce.Day, "100", "Expired", "99", "Expired")]
    [InlineData(OrderType.Limit, TimeInForce.GoodTilCanceled, "100", "Accepted", "99", "Accepted")]
    [InlineData(OrderType.Limit, TimeInForce.ImmediateOrCancel, "Canceled", "Canceled", "99", "Canceled")]
    [InlineData(OrderType.Limit, TimeInForce.FillOrKill, "Canceled", "Canceled", "99", "Canceled")]
    [InlineData(OrderType.Limit, TimeInForce.AtTheOpen, "Expired", "Expired", "99", "Expired")]
    [InlineData(OrderType.Limit, TimeInForce.AtTheClose, "100", "Expired", "Expired", "Expired")]
    [InlineData(OrderType.Stop, TimeInForce.Day, "Expired", "102", "102", "103")]
    [InlineData(OrderType.Stop, TimeInForce.GoodTilCanceled, "Accepted", "102", "102", "103")]
    [InlineData(OrderType.Stop, TimeInForce.ImmediateOrCancel, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.Stop, TimeInForce.FillOrKill, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.Stop, TimeInForce.AtTheOpen, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.Stop, TimeInForce.AtTheClose, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.StopLimit, TimeInForce.Day, "Expired", "102", "102", "103")]
    [InlineData(OrderType.StopLimit, TimeInForce.GoodTilCanceled, "Accepted", "102", "102", "103")]
    [InlineData(OrderType.StopLimit, TimeInForce.ImmediateOrCancel, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.StopLimit, TimeInForce.FillOrKill, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.StopLimit, TimeInForce.AtTheOpen, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.StopLimit, TimeInForce.AtTheClose, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.TrailingStop, TimeInForce.Day, "Expired", "103", "101", "Expired")]
    [InlineData(OrderType.TrailingStop, TimeInForce.GoodTilCanceled, "Accepted", "103", "101", "Accepted")]
    [InlineData(OrderType.TrailingStop, TimeInForce.ImmediateOrCancel, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.TrailingStop, TimeInForce.FillOrKill, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.TrailingStop, TimeInForce.AtTheOpen, "Rejected", "Rejected", "Rejected", "Rejected")]
    [InlineData(OrderType.TrailingStop, TimeInForce.AtTheClose, "Rejected", "Rejected", "Rejected", "Rejected")]
    public void Order_ends_as_worked_out_by_hand(
        OrderType type,
        TimeInForce timeInForce,
        string dip,
        string rise,
        string opensLow,
        string opensHigh
    )
    {
        string[] expected = [dip, rise, opensLow, opensHigh];
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            Bar bar = BrokerBench.SessionBar(Shapes[shape]);
            OrderRequest buy = Request(type) with { TimeInForce = timeInForce };
            Assert.Equal(expected[shape], Outcome(buy, bar));
            Assert.Equal(Mirrored(expected[shape]), Outcome(Mirrored(buy), Mirrored(bar)));
        }
    }

    private static OrderRequest Request(OrderType type)
    {
        OrderRequest buy = BrokerBench.Buy(type);
        return type switch
        {
            OrderType.Limit => buy with { LimitPrice = 100 },
            OrderType.Stop => buy with { StopPrice = 102 },
            OrderType.StopLimit => buy with { StopPrice = 102, LimitPrice = 103 },
            OrderType.TrailingStop => buy with { TrailAmount = 2 },
            _ => buy,
        };
    }

    private static string Outcome(OrderRequest request, Bar bar)
    {
        var bench = new BrokerBench();
        bench.Submit("a", request);
        bench.Broker.OnBar(bar);
        BrokerEvent last = bench.Last;
        return last.Kind == BrokerEventKind.Fill
            ? last.Price.ToString("0.##", CultureInfo.InvariantCulture)
            : last.Kind.ToString();
    }

    /// <summary>The market upside down, around 100: a sell is the mirror image of a buy.</summary>
    private static OrderRequest Mirrored(OrderRequest request) =>
        request with
        {
            Side = OrderSide.Sell,
            LimitPrice = 200 - request.LimitPrice,
            StopPrice = 200 - request.StopPrice,
        };

    private static Bar Mirrored(Bar bar) =>
        bar with
        {
            Open = 2_000_000 - bar.Open,
            High = 2_000_000 - bar.Low,
            Low = 2_000_000 - bar.High,
            Close = 2_000_000 - bar.Close,
        };

    private static string Mirrored(string outcome) =>
        decimal.TryParse(outcome, CultureInfo.InvariantCulture, out decimal price)
            ? (200 - price).ToString("0.##", CultureInfo.InvariantCulture)
            : outcome;
}
