namespace OptiFire.Sdk.Market;

/// <summary>Which rule a row breaks.</summary>
public enum QuarantineReason
{
    /// <summary>Too few or too many fields, or half a line.</summary>
    Malformed,

    /// <summary>A field is not a number, or not a finite one.</summary>
    NotANumber,

    /// <summary>A time cannot be read.</summary>
    BadTime,

    /// <summary>A number has more decimals than the instrument keeps, or is too large.</summary>
    BeyondScale,

    /// <summary>A price is not positive.</summary>
    NonPositivePrice,

    /// <summary>A size or volume is negative.</summary>
    NegativeQuantity,

    /// <summary>The high is below, or the low above, another price of the bar.</summary>
    OhlcViolated,

    /// <summary>The bid is above the ask.</summary>
    Crossed,

    /// <summary>The row is earlier than the one before it.</summary>
    OutOfOrder,

    /// <summary>The row repeats a time of its series.</summary>
    Duplicate,

    /// <summary>The symbol is not one of the instruments.</summary>
    UnknownSymbol,
}
