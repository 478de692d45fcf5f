using System.Globalization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

/// <summary>A seeded stream of bars and commands over three sessions; the same seed gives the same stream.</summary>
internal sealed class RandomMarket(int seed)
{
    public const int Steps = 160;

    private readonly Random random = new(seed);
    private readonly List<string> ids = [];
    private decimal price = 100;

    public Dictionary<string, OrderRequest> Requests { get; } = [];

    public List<Bar> Bars { get; } = [];

    /// <summary>Plays one step on every bench alike.</summary>
    public void Play(int step, params BrokerBench[] benches)
    {
        Timestamp start = BrokerBench.Open + TimeSpan.FromHours(step / 60 * 24) + TimeSpan.FromMinutes(step % 60 * 6.5);
        OrderRequest request = Request();
        string id = $"o{step}";
        string? target = ids.Count > 0 ? ids[random.Next(Math.Max(0, ids.Count - 6), ids.Count)] : null;
        int choice = random.Next(6);
        bool replaces = choice == 1 && target is not null;
        if (replaces)
        {
            request = request with { Side = Requests[target!].Side };
        }

        Bar bar = NextBar(start, start + TimeSpan.FromMinutes(6.5));
        Requests[id] = request;
        ids.Add(id);
        Bars.Add(bar);
        foreach (BrokerBench bench in benches)
        {
            bench.Broker.OnTime(start);
            if (replaces)
            {
                bench.Broker.Replace(target!, new OrderTicket(id, request, start));
            }
            else
            {
                bench.Broker.Submit(new OrderTicket(id, request, start));
            }

            if (choice == 2 && target is not null)
            {
                bench.Broker.Cancel(target);
            }

            bench.Broker.OnBar(bar);
        }
    }

    private Bar NextBar(Timestamp start, Timestamp end)
    {
        decimal open = price + Step();
        price = open + Step();
        decimal high = Math.Max(open, price) + Math.Abs(Step());
        decimal low = Math.Min(open, price) - Math.Abs(Step());
        string prices = string.Create(CultureInfo.InvariantCulture, $"{open} {high} {low} {price}");
        return BrokerBench.Bar(prices, start, end, random.Next(0, 3_000));
    }

    private decimal Step() => random.Next(-60, 61) * 0.01m;

    private OrderRequest Request()
    {
        var type = (OrderType)random.Next(5);
        decimal near = price + Step();
        var request = new OrderRequest
        {
            Instrument = BrokerBench.Spy,
            Side = (OrderSide)random.Next(2),
            Quantity = random.Next(1, 200),
            Type = type,
            TimeInForce = (TimeInForce)random.Next(type is OrderType.Market or OrderType.Limit ? 6 : 2),
        };
        return type switch
        {
            OrderType.Limit => request with { LimitPrice = near },
            OrderType.Stop => request with { StopPrice = near },
            OrderType.StopLimit => request with { StopPrice = near, LimitPrice = near + Step() },
            OrderType.TrailingStop when random.Next(2) == 0 => request with { TrailAmount = 0.50m },
            OrderType.TrailingStop => request with { TrailFraction = 0.005m },
            _ => request,
        };
    }
}
