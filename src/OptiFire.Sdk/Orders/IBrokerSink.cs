namespace OptiFire.Sdk.Orders;

/// <summary>Where a broker delivers its messages; may be called from any thread.</summary>
public interface IBrokerSink
{
    /// <summary>Takes one message.</summary>
    void Deliver(in BrokerEvent brokerEvent);
}
