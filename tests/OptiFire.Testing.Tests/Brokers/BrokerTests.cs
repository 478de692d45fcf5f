using OptiFire.Engine.Calendar;
using OptiFire.Engine.Market;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Time;
using OptiFire.Testing.Brokers;
using OptiFire.TestSupport;

namespace OptiFire.Testing.Tests.Brokers;

public sealed class BrokerTests
{
    private static readonly Timestamp Morning = Timestamp.FromUtc(2024, 1, 3, 15);

    [Fact]
    public async Task Fake_broker_answers_as_it_is_told_and_remembers()
    {
        var answers = new Dictionary<string, FakeAnswer>
        {
            ["a"] = FakeAnswer.FillAt(101m),
            ["b"] = FakeAnswer.Reject("no"),
            ["c"] = FakeAnswer.Silent,
            ["d"] = FakeAnswer.PartlyAt(99m, 4m),
            ["e"] = FakeAnswer.Accept,
        };
        var broker = new FakeBroker(ticket => answers[ticket.ClientOrderId]);
        var sink = new Heard();
        broker.Connect(sink);

        foreach (string id in answers.Keys)
        {
            broker.Submit(Ticket(id));
        }

        broker.Cancel("d");
        broker.Cancel("a");

        Assert.Equal(
            [
                ("a", BrokerEventKind.Accepted, 0m),
                ("a", BrokerEventKind.Fill, 10m),
                ("b", BrokerEventKind.Rejected, 0m),
                ("d", BrokerEventKind.Accepted, 0m),
                ("d", BrokerEventKind.Fill, 4m),
                ("e", BrokerEventKind.Accepted, 0m),
                ("d", BrokerEventKind.Canceled, 0m),
                ("a", BrokerEventKind.CancelRejected, 0m),
            ],
            sink.Events.Select(e => (e.ClientOrderId, e.Kind, e.Quantity))
        );
        BrokerState state = await broker.QueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(answers.Keys, state.KnownOrders);
        Assert.Equal(14m, state.Positions[new InstrumentId(0)]);
        Assert.Equal(["d", "a"], broker.Cancels);
    }

    [Fact]
    public async Task Durable_broker_remembers_an_order_it_received_twice()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        using (DurableBroker first = Durable(folder.File("broker"), new Heard()))
        {
            first.OnTime(Morning);
            first.Submit(Ticket("a"));
            first.Submit(Ticket("a"));
            Assert.Equal(["a"], first.Duplicates);
        }

        using DurableBroker second = Durable(folder.File("broker"), new Heard());
        Assert.Equal(["a"], second.Duplicates);
        Assert.Equal(["a"], (await second.QueryAsync(TestContext.Current.CancellationToken)).KnownOrders);
    }

    [Fact]
    public void Durable_broker_says_again_what_it_said_when_the_market_comes_again()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var before = new Heard();
        using (DurableBroker first = Durable(folder.File("broker"), before))
        {
            first.OnTime(Morning);
            first.Submit(Ticket("a"));
            first.OnBar(NextBar());
        }

        var after = new Heard();
        using DurableBroker second = Durable(folder.File("broker"), after);
        second.OnTime(Morning);
        second.OnBar(NextBar());

        Assert.Equal([BrokerEventKind.Accepted, BrokerEventKind.Fill], before.Events.Select(e => e.Kind));
        Assert.Equal(before.Events, after.Events);
    }

    [Fact]
    public void Durable_broker_refuses_another_market_than_before()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        using (DurableBroker first = Durable(folder.File("broker"), new Heard()))
        {
            first.OnTime(Morning);
            first.Submit(Ticket("a"));
            first.OnBar(NextBar());
        }

        using DurableBroker second = Durable(folder.File("broker"), new Heard());
        second.OnTime(Morning);
        Bar other = NextBar() with { Open = 777_0000, High = 777_0000 };
        Assert.Throws<InvalidOperationException>(() => second.OnBar(other));
    }

    [Fact]
    public async Task Durable_broker_keeps_its_acknowledgements_back_as_long_as_it_is_told()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var sink = new Heard();
        using DurableBroker broker = Durable(folder.File("broker"), sink, delay: 2);
        broker.OnTime(Morning);
        broker.Submit(Ticket("a"));
        broker.OnTime(Morning + TimeSpan.FromSeconds(1));

        Assert.Empty(sink.Events);
        BrokerState state = await broker.QueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["a"], state.KnownOrders);
        Assert.Empty(state.Events);

        broker.OnTime(Morning + TimeSpan.FromSeconds(2));
        Assert.Equal(BrokerEventKind.Accepted, Assert.Single(sink.Events).Kind);
    }

    private static DurableBroker Durable(string path, Heard sink, int delay = 0)
    {
        var instruments = new InstrumentCatalogue([new Instrument { Symbol = "SPY" }]);
        var simulated = new SimulatedBroker(instruments, new UsEquityCalendar(), new SimulatedBrokerOptions());
        var broker = new DurableBroker(simulated, path, delay);
        broker.Connect(sink);
        return broker;
    }

    private static OrderTicket Ticket(string id) =>
        new(
            id,
            new OrderRequest
            {
                Instrument = new InstrumentId(0),
                Side = OrderSide.Buy,
                Quantity = 10,
            },
            Morning
        );

    private static Bar NextBar() =>
        new()
        {
            Instrument = new InstrumentId(0),
            Size = BarSize.Minute,
            Start = Morning,
            EventTime = Morning + TimeSpan.FromMinutes(1),
            AvailableAt = Morning + TimeSpan.FromMinutes(1),
            Open = 100_0000,
            High = 101_0000,
            Low = 99_0000,
            Close = 100_5000,
            Volume = 1000,
        };

    private sealed class Heard : IBrokerSink
    {
        public List<BrokerEvent> Events { get; } = [];

        public void Deliver(in BrokerEvent brokerEvent) => Events.Add(brokerEvent);
    }
}
