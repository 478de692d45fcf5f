using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Tests.Simulation.Brokers;

/// <summary>A broker, its messages, and short words for what happens to it.</summary>
internal sealed class BrokerBench : IBrokerSink
{
    public static readonly InstrumentId Spy = new(0);

    /// <summary>Tuesday 2 January 2024, an hour before the session.</summary>
    public static readonly Timestamp BeforeOpen = Timestamp.Parse("2024-01-02T13:30:00Z");

    public static readonly Timestamp Open = Timestamp.Parse("2024-01-02T14:30:00Z");

    public static readonly Timestamp Close = Timestamp.Parse("2024-01-02T21:00:00Z");

    public BrokerBench(SimulatedBrokerOptions? options = null, ILiquidity? liquidity = null)
    {
        Options = options ?? new SimulatedBrokerOptions();
        Broker = new SimulatedBroker(new FewInstruments(), new WeekdayCalendar(), Options, liquidity);
        Broker.Connect(this);
        Broker.OnTime(BeforeOpen);
    }

    public SimulatedBrokerOptions Options { get; }

    public SimulatedBroker Broker { get; }

    public List<BrokerEvent> Events { get; } = [];

    public Action<BrokerEvent>? Reaction { get; set; }

    public IEnumerable<BrokerEvent> Fills => Events.Where(message => message.Kind == BrokerEventKind.Fill);

    public BrokerEvent Last => Events[^1];

    public static OrderRequest Buy(OrderType type = OrderType.Market, decimal quantity = 100) =>
        new()
        {
            Instrument = Spy,
            Side = OrderSide.Buy,
            Quantity = quantity,
            Type = type,
        };

    public static OrderRequest LimitBuy(decimal limit, decimal quantity = 100) =>
        Buy(OrderType.Limit, quantity) with
        {
            LimitPrice = limit,
        };

    public static Timestamp Minute(int minute) => Open + TimeSpan.FromMinutes(minute);

    /// <summary>A bar from its four prices, available when it ends.</summary>
    public static Bar Bar(string prices, Timestamp start, Timestamp end, long volume = 1_000_000)
    {
        decimal[] parsed = [.. prices.Split(' ').Select(decimal.Parse)];
        return new Bar
        {
            Instrument = Spy,
            Size = new BarSize((int)(end - start).TotalSeconds),
            Start = start,
            EventTime = end,
            AvailableAt = end,
            Open = (long)(parsed[0] * 10_000),
            High = (long)(parsed[1] * 10_000),
            Low = (long)(parsed[2] * 10_000),
            Close = (long)(parsed[3] * 10_000),
            Volume = volume,
        };
    }

    public static Bar MinuteBar(int minute, string prices, long volume = 1_000_000) =>
        Bar(prices, Minute(minute), Minute(minute + 1), volume);

    public static Bar SessionBar(string prices, long volume = 1_000_000) => Bar(prices, Open, Close, volume);

    public void Submit(string id, OrderRequest request, Timestamp? decidedAt = null) =>
        Broker.Submit(new OrderTicket(id, request, decidedAt ?? BeforeOpen));

    public void Replace(string id, string newId, OrderRequest request) =>
        Broker.Replace(id, new OrderTicket(newId, request, BeforeOpen));

    public string[] Story(string id) =>
        [.. Events.Where(message => message.ClientOrderId == id).Select(message => message.Kind.ToString())];

    /// <summary>A new broker from the stored state of this one; it has no messages yet.</summary>
    public BrokerBench Restored()
    {
        var bench = new BrokerBench(Options);
        var reader = new PayloadReader(Stored());
        bench.Broker.Read(ref reader);
        Assert.Equal(0, reader.Remaining);
        return bench;
    }

    public byte[] Stored()
    {
        var writer = new PayloadWriter();
        Broker.Write(writer);
        return writer.WrittenSpan.ToArray();
    }

    public void Deliver(in BrokerEvent brokerEvent)
    {
        Events.Add(brokerEvent);
        Reaction?.Invoke(brokerEvent);
    }
}
