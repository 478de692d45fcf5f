namespace OptiFire.Sdk.Plugins;

/// <summary>Paper track records of signal instances.</summary>
public sealed record TrackRecordNeed : Need
{
    internal TrackRecordNeed(InstanceId? instance) => Instance = instance;

    /// <summary>One instance, or null for all.</summary>
    public InstanceId? Instance { get; }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
