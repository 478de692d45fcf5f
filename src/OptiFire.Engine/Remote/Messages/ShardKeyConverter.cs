using System.Text.Json;
using System.Text.Json.Serialization;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Shards as the number of their instrument; −1 for the whole.</summary>
internal sealed class ShardKeyConverter : JsonConverter<ShardKey>
{
    public override ShardKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(new InstrumentId(reader.GetInt32()));

    public override void Write(Utf8JsonWriter writer, ShardKey value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Instrument.Value);
}
