namespace OptiFire.Sdk.Orders;

/// <summary>What an order filter says of one order.</summary>
/// <param name="Passes">Whether the order may go on.</param>
/// <param name="Reason">Why not, with the observed value and the limit.</param>
public readonly record struct FilterVerdict(bool Passes, string? Reason)
{
    /// <summary>The order may go on.</summary>
    public static FilterVerdict Pass { get; } = new(true, null);

    /// <summary>The order may not go on.</summary>
    public static FilterVerdict Block(string reason) => new(false, reason);
}
