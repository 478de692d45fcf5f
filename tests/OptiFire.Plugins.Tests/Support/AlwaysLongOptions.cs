namespace OptiFire.Plugins.Tests.Support;

/// <summary>Whom <see cref="AlwaysLong"/> wants.</summary>
public sealed record AlwaysLongOptions
{
    public string Symbol { get; init; } = "SPY";
}
