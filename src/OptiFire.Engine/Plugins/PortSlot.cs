using System.Globalization;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Where a shard's value of one port is kept: as written in the run, as committed, and as of the last closed round.</summary>
internal abstract class PortSlot(OutputPort port)
{
    public OutputPort Port { get; } = port;

    /// <summary>Whether the shard ever committed a value.</summary>
    public bool HasValue { get; protected set; }

    public abstract void Begin();

    public abstract void WritePending(PayloadWriter writer);

    /// <summary>Keeps what the run wrote. What it did not write is gone: an old value must not look fresh.</summary>
    public abstract void Commit();

    /// <summary>Forgets the value: the run had no result.</summary>
    public void Clear()
    {
        Begin();
        Commit();
    }

    /// <summary>
    /// Forgets the value, for lagged readers too: it was not renewed when it should have been. What a run that was given up
    /// still writes is left alone.
    /// </summary>
    public abstract void Drop();

    /// <summary>Makes the committed value the one that lagged needs see.</summary>
    public abstract void CloseRound();

    /// <summary>The committed value as text, for people.</summary>
    public abstract string Text { get; }
}

/// <summary>A slot of a known type.</summary>
internal sealed class PortSlot<T>(Output<T> port) : PortSlot(port)
{
    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private T _pending = default!;
    private bool _hasPending;

    public T Value { get; private set; } = default!;

    public T Lagged { get; private set; } = default!;

    public bool HasLagged { get; private set; }

    public override string Text =>
        !HasValue ? ""
        : Value is double[] numbers ? $"[{string.Join(", ", numbers.Select(n => n.ToString("G6", Invariant)))}]"
        : Convert.ToString(Value, Invariant) ?? "";

    public override void Begin() => _hasPending = false;

    public void Set(T value)
    {
        _pending = value;
        _hasPending = true;
    }

    public override void WritePending(PayloadWriter writer)
    {
        int lengthAt = writer.Length;
        writer.WriteInt32(-1);
        if (_hasPending)
        {
            ((Output<T>)Port).Write(_pending, writer);
            writer.PatchInt32(lengthAt, writer.Length - lengthAt - 4);
        }
    }

    public override void Commit()
    {
        Value = _hasPending ? _pending : default!;
        HasValue = _hasPending;
        _hasPending = false;
    }

    public override void Drop()
    {
        Value = default!;
        HasValue = false;
        Lagged = default!;
        HasLagged = false;
    }

    public override void CloseRound()
    {
        Lagged = Value;
        HasLagged = HasValue;
    }
}

/// <summary>Makes a slot for a port.</summary>
internal sealed class PortSlotFactory : IOutputPortVisitor
{
    private PortSlot? _made;

    public PortSlot Create(OutputPort port)
    {
        port.Accept(this);
        return _made!;
    }

    void IOutputPortVisitor.Visit<T>(Output<T> port) => _made = new PortSlot<T>(port);
}
