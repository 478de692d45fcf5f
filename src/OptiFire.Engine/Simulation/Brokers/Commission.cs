namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>What a fill costs in fees.</summary>
/// <param name="Bps">Basis points of notional, 0 or more.</param>
/// <param name="PerUnit">Currency units per unit of quantity, 0 or more.</param>
public readonly record struct Commission(decimal Bps, decimal PerUnit)
{
    /// <summary>The fee of one fill in the instrument's currency: exact, never rounded.</summary>
    /// <param name="quantity">Units filled, greater than 0.</param>
    /// <param name="price">Price per unit in currency units.</param>
    /// <param name="multiplier">Units of the underlying per unit of quantity; 1 for shares.</param>
    /// <remarks>
    /// <code>fee = quantity · price · multiplier · bps / 10 000 + quantity · perUnit</code>
    /// The fees of partial fills at one price sum to the fee of the whole.
    /// </remarks>
    public decimal Fee(decimal quantity, decimal price, decimal multiplier) =>
        quantity * price * multiplier * Bps * 0.0001m + quantity * PerUnit;
}
