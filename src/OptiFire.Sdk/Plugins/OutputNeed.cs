namespace OptiFire.Sdk.Plugins;

/// <summary>A value on another plugin's port.</summary>
public sealed record OutputNeed<T> : Need
{
    internal OutputNeed(Output<T> port, bool lagged)
    {
        ArgumentNullException.ThrowIfNull(port);
        Port = port;
        IsLagged = lagged;
    }

    /// <summary>The port.</summary>
    public Output<T> Port { get; }

    /// <summary>Whether only closed rounds count.</summary>
    public bool IsLagged { get; }

    /// <summary>Whether the run may go on without the value.</summary>
    public bool Optional { get; init; }

    /// <inheritdoc />
    public override void Accept(INeedVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
