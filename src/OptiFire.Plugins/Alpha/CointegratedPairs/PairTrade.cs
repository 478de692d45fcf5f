namespace OptiFire.Plugins.Alpha;

/// <summary>Which side of the spread is wanted, and since when.</summary>
/// <param name="Side">1 for the spread bought, −1 for it sold, 0 for flat.</param>
/// <param name="SessionsHeld">Sessions since it was opened.</param>
/// <param name="IsBarred">Whether a trade was given up and the spread has not come home since.</param>
public readonly record struct PairTrade(int Side, int SessionsHeld, bool IsBarred)
{
    /// <summary>The trade after one more session.</summary>
    /// <param name="z">Where the spread stands now, deviations above its mean.</param>
    /// <param name="halfLife">Its half-life, sessions.</param>
    /// <param name="options">The distances.</param>
    public PairTrade Next(double z, double halfLife, CointegratedPairsOptions options)
    {
        if (Side == 0)
        {
            bool isBarred = IsBarred && !(Math.Abs(z) <= options.Exit);
            bool opens = !isBarred && Math.Abs(z) >= options.Entry && Math.Abs(z) < options.Stop;
            return new(opens ? -Math.Sign(z) : 0, 0, isBarred);
        }

        int held = SessionsHeld + 1;
        bool isHome = Side * z >= -options.Exit;
        bool isGivenUp = Side * z <= -options.Stop || held >= options.MaxHoldHalfLives * halfLife;
        return isHome ? default
            : isGivenUp ? new(0, 0, true)
            : this with { SessionsHeld = held };
    }
}
