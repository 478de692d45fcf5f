using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Orders;

/// <summary>An order as the engine knows it.</summary>
public sealed record Order
{
    /// <summary>Counts the engine's orders from 1.</summary>
    public required long Id { get; init; }

    /// <summary>The id the broker knows it by.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>What is wanted.</summary>
    public required OrderRequest Request { get; init; }

    /// <summary>Whose it is; sums to the signed quantity.</summary>
    public required IReadOnlyList<Allocation> Allocations { get; init; }

    /// <summary>When it was decided.</summary>
    public required Timestamp DecidedAt { get; init; }

    /// <summary>The sequence of the intent's journal record.</summary>
    public required long Sequence { get; init; }

    /// <summary>Where it is in its life.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>How much was filled.</summary>
    public decimal FilledQuantity { get; init; }

    /// <summary>The mean price of what was filled; null before the first fill.</summary>
    public decimal? AverageFillPrice { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? RejectedReason { get; init; }

    /// <summary>How much is not filled yet.</summary>
    public decimal RemainingQuantity => Request.Quantity - FilledQuantity;
}
