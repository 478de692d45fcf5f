using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Hosting;

/// <summary>A kind of data an engine knows.</summary>
public abstract class DatumRegistration
{
    private protected DatumRegistration() { }

    /// <summary>The kind.</summary>
    public abstract DatumKind Kind { get; }

    /// <summary>Hands the type to a visitor.</summary>
    public abstract void Accept(IDatumVisitor visitor);
}
