using System.Collections.Immutable;

namespace OptiFire.Numerics.Sampling;

/// <summary>All that <see cref="RunBars"/> needs to continue after a restart.</summary>
/// <param name="Open">The open bar.</param>
/// <param name="BuySum">What its buys add up to.</param>
/// <param name="SellSum">What its sells add up to.</param>
/// <param name="BuyTicks">How many of its trades are buys.</param>
/// <param name="ExpectedTicks">Expected length of the bar, in trades.</param>
/// <param name="ExpectedBuy">Expected size of a buy; NaN while too few are known.</param>
/// <param name="ExpectedSell">Expected size of a sell; NaN likewise.</param>
/// <param name="ExpectedBuyShare">Expected share of buys among trades; NaN likewise.</param>
/// <param name="BuysSeen">Buys taken since the start.</param>
/// <param name="SellsSeen">Sells taken since the start.</param>
/// <param name="Buys">Sizes of the last buys, oldest first.</param>
/// <param name="Sells">Sizes of the last sells, oldest first.</param>
/// <param name="Lengths">Lengths of the last bars, oldest first.</param>
/// <param name="BuyShares">Shares of buys in the last bars, oldest first.</param>
public sealed record RunBarsState(
    OpenBarState Open,
    double BuySum,
    double SellSum,
    int BuyTicks,
    double ExpectedTicks,
    double ExpectedBuy,
    double ExpectedSell,
    double ExpectedBuyShare,
    long BuysSeen,
    long SellsSeen,
    ImmutableArray<double> Buys,
    ImmutableArray<double> Sells,
    ImmutableArray<double> Lengths,
    ImmutableArray<double> BuyShares
)
{
    /// <summary>The state before the first trade.</summary>
    public static RunBarsState Empty { get; } =
        new(default, 0, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN, 0, 0, [], [], [], []);
}
