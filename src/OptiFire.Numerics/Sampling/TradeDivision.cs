namespace OptiFire.Numerics.Sampling;

/// <summary>What happens to the trade that carries a bar across its threshold.</summary>
public enum TradeDivision
{
    /// <summary>The bar takes the whole trade and the next one starts empty (López de Prado).</summary>
    Whole,

    /// <summary>
    /// A trade of n units counts as n trades of one unit: the bar closes at the first unit that reaches the threshold
    /// and the rest is carried on. The bars do not depend on how a feed splits its prints.
    /// </summary>
    ByUnit,
}
