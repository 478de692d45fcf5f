using System.Collections.Concurrent;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes broker messages: those given on the kernel's thread at once, others when the kernel looks.</summary>
internal sealed class BrokerInbox(Action<BrokerEvent> handle) : IBrokerSink
{
    private readonly ConcurrentQueue<BrokerEvent> _waiting = new();
    private readonly int _kernelThread = Environment.CurrentManagedThreadId;

    public void Deliver(in BrokerEvent brokerEvent)
    {
        if (Environment.CurrentManagedThreadId == _kernelThread)
        {
            handle(brokerEvent);
        }
        else
        {
            _waiting.Enqueue(brokerEvent);
        }
    }

    public void Drain()
    {
        while (_waiting.TryDequeue(out BrokerEvent waiting))
        {
            handle(waiting);
        }
    }
}
