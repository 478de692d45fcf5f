using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>Times as RFC 3339 in UTC, exact to the nanosecond.</summary>
internal sealed class TimestampConverter : JsonConverter<Timestamp>
{
    private const int Decimals = 9;

    public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? throw new JsonException("A time is needed.");
        if (text == Timestamp.MinValue.ToString() || text == Timestamp.MaxValue.ToString())
        {
            return text == Timestamp.MinValue.ToString() ? Timestamp.MinValue : Timestamp.MaxValue;
        }

        try
        {
            // The framework's times end at 100 ns, so the decimals are read apart.
            int point = text.IndexOf('.', StringComparison.Ordinal);
            string fraction = point < 0 ? "" : text[(point + 1)..].TrimEnd('Z');
            Timestamp whole = Timestamp.Parse(point < 0 ? text : text[..point] + "Z");
            return fraction.Length <= Decimals
                ? new Timestamp(
                    whole.UnixNanoseconds
                        + int.Parse(
                            "0" + fraction.PadRight(Decimals, '0'),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture
                        )
                )
                : throw new JsonException($"'{text}' has more decimals than nanoseconds.");
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new JsonException($"'{text}' is not a time.", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
