namespace OptiFire.Sdk.Plugins;

/// <summary>The portfolio as of the run's view.</summary>
public sealed class PortfolioNeed : Need
{
    internal PortfolioNeed() { }
}
