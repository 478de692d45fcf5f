namespace OptiFire.Sdk.Plugins;

/// <summary>The head of the journal as of the run's view.</summary>
public sealed record JournalNeed : Need
{
    internal JournalNeed() { }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
