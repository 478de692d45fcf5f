using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Orders;

/// <summary>One message from a broker.</summary>
public readonly record struct BrokerEvent
{
    /// <summary>What happened.</summary>
    public required BrokerEventKind Kind { get; init; }

    /// <summary>To which order.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>When, by the broker's clock.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>For fills: the broker's id of the execution, by which a repeated message is known.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>For fills: how many units, greater than 0.</summary>
    public decimal Quantity { get; init; }

    /// <summary>For fills: at which price.</summary>
    public decimal Price { get; init; }

    /// <summary>For fills: fees in the instrument's currency; negative for a rebate.</summary>
    public decimal Fee { get; init; }

    /// <summary>For replacements: the new order.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>For refusals: why.</summary>
    public string? Reason { get; init; }
}
