namespace OptiFire.Sdk.Plugins;

/// <summary>A named, typed place where a plugin leaves a value. Declared once, static; its identity is the object.</summary>
public abstract class OutputPort
{
    private protected OutputPort(string name, string unit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Unit = unit;
    }

    /// <summary>Name in snake_case, unique within the plugin.</summary>
    public string Name { get; }

    /// <summary>Unit of the value, such as <c>fraction per year</c>; empty for none.</summary>
    public string Unit { get; }

    /// <summary>The type of its values.</summary>
    public abstract Type ValueType { get; }

    /// <summary>Hands itself to a visitor that knows the type.</summary>
    public abstract void Accept(IOutputPortVisitor visitor);

    /// <inheritdoc />
    public override string ToString() => Name;
}
