using System.Text.Json;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads rows that are one JSON object a line. A null is an empty field; a property the layout does not name is passed over.</summary>
internal sealed class JsonFields(NamedLayout layout) : RowFields(layout.Fields.Length)
{
    private readonly bool[] seen = new bool[layout.Fields.Length];

    public override QuarantineReason? Read(ReadOnlySpan<byte> line)
    {
        Begin();
        Array.Clear(seen);
        try
        {
            var reader = new Utf8JsonReader(line);
            return Read(ref reader);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            // Half an object, text after it, or bytes that are no UTF-8.
            return QuarantineReason.Malformed;
        }
    }

    private QuarantineReason? Read(ref Utf8JsonReader reader)
    {
        QuarantineReason? defect = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return QuarantineReason.Malformed;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int field = FieldOf(ref reader);
            reader.Read();
            if (field < 0)
            {
                reader.Skip();
                continue;
            }

            defect ??= seen[field] ? QuarantineReason.Malformed : Keep(field, ref reader);
            seen[field] = true;
            reader.Skip();
        }

        // Reading to the end finds what stands behind the object.
        reader.Read();
        for (int i = 0; i < seen.Length; i++)
        {
            defect = seen[i] || layout.Fields[i].IsOptional ? defect : QuarantineReason.Malformed;
        }

        return defect;
    }

    private int FieldOf(ref Utf8JsonReader reader)
    {
        for (int i = 0; i < layout.Fields.Length; i++)
        {
            if (reader.ValueTextEquals(layout.Fields[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private QuarantineReason? Keep(int field, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                reader.ValueSpan.CopyTo(Reserve(reader.ValueSpan.Length));
                Commit(field, reader.ValueSpan.Length);
                return layout.Fields[field].IsNumber && reader.TokenType != JsonTokenType.Number
                    ? QuarantineReason.NotANumber
                    : null;
            case JsonTokenType.String when !layout.Fields[field].IsNumber:
                Commit(field, reader.CopyString(Reserve(reader.ValueSpan.Length)));
                return null;
            case JsonTokenType.String:
                return QuarantineReason.NotANumber;
            default:
                return QuarantineReason.Malformed;
        }
    }
}
