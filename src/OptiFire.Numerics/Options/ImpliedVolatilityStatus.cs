namespace OptiFire.Numerics.Options;

/// <summary>How the search for a volatility ended.</summary>
public enum ImpliedVolatilityStatus
{
    /// <summary>An argument is missing (NaN), infinite, or a price or strike that is none.</summary>
    Undefined,

    /// <summary>The volatility reproduces the price.</summary>
    Solved,

    /// <summary>The price is below the discounted intrinsic value: no volatility gives it.</summary>
    BelowIntrinsic,

    /// <summary>The price is at or above its bound (forward for a call, strike for a put, discounted).</summary>
    AboveBound,

    /// <summary>There is no time left.</summary>
    Expired,

    /// <summary>The time value is zero within rounding: every small volatility gives this price.</summary>
    ZeroVega,
}
