using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Hosting;

/// <summary>A kind of data whose type is known.</summary>
internal sealed class DatumRegistration<T> : DatumRegistration
    where T : struct, IDatum<T>
{
    public override DatumKind Kind => T.Kind;

    public override void Accept(IDatumVisitor visitor) => visitor.Visit<T>();
}
