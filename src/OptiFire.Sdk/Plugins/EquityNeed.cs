namespace OptiFire.Sdk.Plugins;

/// <summary>The portfolio's equity index at session closes.</summary>
public sealed record EquityNeed : Need
{
    internal EquityNeed(int length, int minLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        Length = length;
        MinLength = minLength;
    }

    /// <summary>How many closes at most; 0 for all kept.</summary>
    public int Length { get; }

    /// <summary>How many closes at least.</summary>
    public int MinLength { get; }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
