namespace OptiFire.Sdk.Plugins;

/// <summary>The portfolio as of the run's view.</summary>
public sealed record PortfolioNeed : Need
{
    internal PortfolioNeed() { }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
