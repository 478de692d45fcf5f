using System.Text.Json;
using System.Text.Json.Serialization;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Settings as an object of texts by path.</summary>
internal sealed class SettingsContentConverter : JsonConverter<SettingsContent>
{
    public override SettingsContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Settings are an object of texts by path.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string path = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || !values.TryAdd(path, reader.GetString()!))
            {
                throw new JsonException($"The setting '{path}' is no text, or stands there twice.");
            }
        }

        try
        {
            return new SettingsContent(values);
        }
        catch (ArgumentException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, SettingsContent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string path, string text) in value.Values)
        {
            writer.WriteString(path, text);
        }

        writer.WriteEndObject();
    }
}
