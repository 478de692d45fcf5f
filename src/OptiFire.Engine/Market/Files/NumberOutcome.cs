namespace OptiFire.Engine.Market.Files;

/// <summary>What came of reading a number.</summary>
internal enum NumberOutcome : byte
{
    /// <summary>The number was read exactly, or rounded on request.</summary>
    Read,

    /// <summary>The line has no such field.</summary>
    Missing,

    /// <summary>The field is not a finite decimal number.</summary>
    NotANumber,

    /// <summary>The number has more decimals than are kept, or does not fit 64 bits.</summary>
    BeyondScale,
}
