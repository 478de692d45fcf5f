namespace OptiFire.Numerics.Sampling;

/// <summary>The bar being built and what the next trade is compared with: the state of a bar stream.</summary>
/// <param name="Bar">The open bar.</param>
/// <param name="Sign">Sign of the last trade by the tick rule, 0 while there was no change of price.</param>
/// <param name="LastPrice">Price of the last trade, 0 before the first.</param>
/// <param name="LastTime">Time of the last trade.</param>
public readonly record struct OpenBarState(InformationBar Bar, int Sign, long LastPrice, long LastTime)
{
    /// <summary>Checks a trade and signs it.</summary>
    internal int SignOf(in TradeTick tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tick.Price);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tick.Size);
        if (LastPrice != 0 && tick.Time < LastTime)
        {
            throw new ArgumentException($"Time {tick.Time} comes after {LastTime}.", nameof(tick));
        }

        return TickRule.Next(Sign, LastPrice, tick.Price);
    }
}
