namespace OptiFire.Sdk.Orders;

/// <summary>A way to a market. Commands never block and never throw for what a broker may refuse: answers are events.</summary>
/// <remarks>
/// A command whose outcome is not known must not be repeated by the broker's client: the engine asks with
/// <see cref="QueryAsync"/> and compares by client order id.
/// </remarks>
public interface IBroker
{
    /// <summary>Name for people and the journal, such as <c>simulated</c>.</summary>
    string Name { get; }

    /// <summary>Whether the broker lives inside the engine and answers on the kernel's own thread.</summary>
    bool IsSimulated { get; }

    /// <summary>Says where messages go; called once, before any command.</summary>
    void Connect(IBrokerSink sink);

    /// <summary>Places an order.</summary>
    void Submit(OrderTicket ticket);

    /// <summary>Asks to cancel an order.</summary>
    void Cancel(string clientOrderId);

    /// <summary>Asks to put another order in the place of one.</summary>
    void Replace(string clientOrderId, OrderTicket replacement);

    /// <summary>The broker's own view: orders, executions and positions.</summary>
    ValueTask<BrokerState> QueryAsync(CancellationToken cancellationToken);
}
