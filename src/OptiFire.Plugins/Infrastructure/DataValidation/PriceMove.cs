using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>A price that a row brings, with what the row itself says for it.</summary>
/// <param name="Price">In scaled units, above 0.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Spacing">How far apart rows of its series are meant to be; zero where that has to be learned.</param>
/// <param name="Open">Where the row's path began; 0 where it has no path.</param>
/// <param name="IsTradedThrough">Whether there was trading on both sides of the price within the row.</param>
/// <param name="HalfSpread">How far from the price the market may really be, as a log return.</param>
internal readonly record struct PriceMove(
    double Price,
    Timestamp Time,
    TimeSpan Spacing,
    double Open = 0,
    bool IsTradedThrough = false,
    double HalfSpread = 0
);
