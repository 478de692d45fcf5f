namespace OptiFire.Sdk.Orders;

/// <summary>Buy or sell.</summary>
public enum OrderSide
{
    /// <summary>Adds to the position.</summary>
    Buy,

    /// <summary>Takes from the position.</summary>
    Sell,
}
