namespace OptiFire.Sdk.Portfolio;

/// <summary>A currency by its ISO 4217 code (or a digital asset's ticker).</summary>
public readonly record struct Currency(string Code)
{
    /// <summary>US dollar.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <inheritdoc />
    public override string ToString() => Code;
}
