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

    /// <summary>A number is outside the range its kind allows.</summary>
    OutOfRange,

    /// <summary>The levels of a book's side are not sorted, or repeat a price.</summary>
    Unsorted,

    /// <summary>An option's price lies outside what its underlying's price allows.</summary>
    ArbitrageViolated,

    /// <summary>The datum was available before it happened.</summary>
    KnownTooEarly,

    /// <summary>Fields of one row contradict each other.</summary>
    Inconsistent,

    /// <summary>The price is too far from those before it, and nothing confirms it yet.</summary>
    Outlier,

    /// <summary>The price jumped as in a split, and no split was announced.</summary>
    SplitLike,

    /// <summary>A rule of a data filter that none of these names.</summary>
    Implausible,
}
