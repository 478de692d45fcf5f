using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>A port for values of one type.</summary>
public sealed class Output<T> : OutputPort
{
    private readonly PortWriter<T> write;
    private readonly PortReader<T> read;

    internal Output(string name, string unit, PortWriter<T> write, PortReader<T> read)
        : base(name, unit)
    {
        this.write = write;
        this.read = read;
    }

    /// <inheritdoc />
    public override Type ValueType => typeof(T);

    /// <summary>Stores a value.</summary>
    public void Write(T value, PayloadWriter writer) => write(value, writer);

    /// <summary>Reads a value.</summary>
    public T Read(ref PayloadReader reader) => read(ref reader);

    /// <inheritdoc />
    public override void Accept(IOutputPortVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }
}
