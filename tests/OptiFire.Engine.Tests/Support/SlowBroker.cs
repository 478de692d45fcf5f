using System.Collections.Concurrent;
using System.Diagnostics;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Tests.Support;

/// <summary>Answers from a thread of its own after a while, acknowledgement and fill, and notes when it was asked and answered.</summary>
internal sealed class SlowBroker(TimeSpan delay) : IBroker
{
    private readonly ConcurrentQueue<(long Asked, long Answers, long Answered)> _answers = new();
    private IBrokerSink? _sink;

    public string Name => "slow";

    public bool IsSimulated => false;

    /// <summary>By order: when it was asked, when it began to answer, and when the answer was taken.</summary>
    public IReadOnlyCollection<(long Asked, long Answers, long Answered)> Answers => _answers;

    public void Connect(IBrokerSink sink) => _sink = sink;

    public void Submit(OrderTicket ticket)
    {
        long asked = Stopwatch.GetTimestamp();
        var thread = new Thread(() =>
        {
            Thread.Sleep(delay);
            long answers = Stopwatch.GetTimestamp();
            _sink!.Deliver(Message(BrokerEventKind.Accepted, ticket));
            _answers.Enqueue((asked, answers, Stopwatch.GetTimestamp()));
            Thread.Sleep(delay);
            _sink.Deliver(
                Message(BrokerEventKind.Fill, ticket) with
                {
                    ExecutionId = ticket.ClientOrderId,
                    Quantity = ticket.Request.Quantity,
                    Price = 100,
                }
            );
        })
        {
            IsBackground = true,
        };
        thread.Start();
    }

    public void Cancel(string clientOrderId) { }

    public void Replace(string clientOrderId, OrderTicket replacement) { }

    public ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new BrokerState([], new Dictionary<InstrumentId, decimal>()));

    private static BrokerEvent Message(BrokerEventKind kind, OrderTicket ticket) =>
        new()
        {
            Kind = kind,
            ClientOrderId = ticket.ClientOrderId,
            Time = ticket.DecidedAt,
        };
}
