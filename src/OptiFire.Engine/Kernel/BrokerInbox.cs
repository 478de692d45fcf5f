using System.Collections.Concurrent;
using System.Diagnostics;
using OptiFire.Engine.Health;
using OptiFire.Sdk.Orders;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes broker messages: those given on the kernel's thread at once, others when the kernel looks.</summary>
/// <param name="handle">Takes a message and when it came, on the monotonic clock; 0 when nobody wants to know.</param>
/// <param name="health">Told that the broker lives.</param>
/// <param name="timings">Says whether anybody wants to know.</param>
internal sealed class BrokerInbox(Action<BrokerEvent, long> handle, KernelHealth health, OrderTimingBoard timings)
    : IBrokerSink
{
    private readonly ConcurrentQueue<(BrokerEvent Message, long Came)> _waiting = new();
    private readonly int _kernelThread = Environment.CurrentManagedThreadId;
    private int _given; // how many wait; read each step, which the queue itself is too dear for

    public void Deliver(in BrokerEvent brokerEvent)
    {
        if (Environment.CurrentManagedThreadId == _kernelThread)
        {
            health.BrokerSaidInStep();
            handle(brokerEvent, timings.IsRead ? Stopwatch.GetTimestamp() : 0);
        }
        else
        {
            // Stamped here: how long the kernel takes to look is not the broker's doing.
            long came = Stopwatch.GetTimestamp();
            health.BrokerSaid(came);
            _waiting.Enqueue((brokerEvent, came));
            Interlocked.Increment(ref _given);
        }
    }

    public void Drain()
    {
        while (Volatile.Read(ref _given) > 0 && _waiting.TryDequeue(out (BrokerEvent Message, long Came) waiting))
        {
            Interlocked.Decrement(ref _given);
            handle(waiting.Message, waiting.Came);
        }
    }
}
