using System.Text.Json;
using System.Text.Json.Serialization;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Instances as <c>plugin_id</c> or <c>plugin_id/name</c>.</summary>
internal sealed class InstanceIdConverter : JsonConverter<InstanceId>
{
    public override InstanceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return InstanceId.Parse(reader.GetString() ?? "");
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, InstanceId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
