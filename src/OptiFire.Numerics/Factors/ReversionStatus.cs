namespace OptiFire.Numerics.Factors;

/// <summary>What an AR(1) says about the return to a mean.</summary>
public enum ReversionStatus
{
    /// <summary>0 &lt; b &lt; 1: an Ornstein–Uhlenbeck process with a speed and an equilibrium.</summary>
    Reverting,

    /// <summary>b ≥ 1: there is no equilibrium and no score.</summary>
    NotReverting,

    /// <summary>−1 &lt; b ≤ 0: there is an equilibrium, but no continuous process has this b, so there is no speed.</summary>
    Alternating,

    /// <summary>The values do not vary beyond rounding, one is not finite, or b ≤ −1.</summary>
    Undetermined,
}
