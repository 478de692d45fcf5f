using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Tests.Risk.Bench;

public readonly record struct BarCount(int Bars) : IPluginState<BarCount>
{
    public static int SchemaVersion => 1;

    public BarCount Copy() => this;

    public void Write(PayloadWriter writer) => writer.WriteInt32(Bars);

    public static BarCount Read(ref PayloadReader reader, int schemaVersion) => new(reader.ReadInt32());
}
