using OptiFire.Sdk.Market;

namespace OptiFire.Sdk.Plugins;

/// <summary>Which part of an instance's work a run, a state or a result belongs to.</summary>
public readonly record struct ShardKey(InstrumentId Instrument)
{
    /// <summary>The only shard of a scope that is not split.</summary>
    public static ShardKey Whole => new(InstrumentId.None);

    /// <inheritdoc />
    public override string ToString() => Instrument == InstrumentId.None ? "*" : Instrument.ToString();
}
