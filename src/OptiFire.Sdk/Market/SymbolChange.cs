namespace OptiFire.Sdk.Market;

/// <summary>A ticker and the first session on which it is the instrument's name.</summary>
public readonly record struct SymbolChange(DateOnly From, string Symbol);
