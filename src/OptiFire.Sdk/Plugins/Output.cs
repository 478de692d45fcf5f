using OptiFire.Sdk.Payloads;

namespace OptiFire.Sdk.Plugins;

/// <summary>Makes ports.</summary>
public static class Output
{
    /// <summary>A port for a number; NaN is not a value and is refused when written.</summary>
    public static Output<double> Number(string name, string unit = "") =>
        new(name, unit, WriteNumber, static (ref PayloadReader reader) => reader.ReadDouble());

    /// <summary>A port for a list of numbers.</summary>
    public static Output<double[]> Numbers(string name, string unit = "") =>
        new(
            name,
            unit,
            static (value, writer) => writer.WriteDoubles(value),
            static (ref PayloadReader reader) => reader.ReadDoubles()
        );

    /// <summary>A port for a whole number.</summary>
    public static Output<long> Integer(string name, string unit = "") =>
        new(
            name,
            unit,
            static (value, writer) => writer.WriteInt64(value),
            static (ref PayloadReader reader) => reader.ReadInt64()
        );

    /// <summary>A port for text.</summary>
    public static Output<string> Text(string name) =>
        new(
            name,
            "",
            static (value, writer) => writer.WriteString(value),
            static (ref PayloadReader reader) => reader.ReadString()
        );

    /// <summary>A port for one of a closed set of values.</summary>
    public static Output<TEnum> Enumeration<TEnum>(string name)
        where TEnum : struct, Enum =>
        new(
            name,
            "",
            static (value, writer) => writer.WriteString(value.ToString()),
            static (ref PayloadReader reader) => Enum.Parse<TEnum>(reader.ReadString())
        );

    /// <summary>A port for a value that knows its own stored form.</summary>
    public static Output<T> Of<T>(string name, string unit = "")
        where T : IPayload<T> =>
        new(
            name,
            unit,
            static (value, writer) => T.Write(in value, writer),
            static (ref PayloadReader reader) => T.Read(ref reader)
        );

    private static void WriteNumber(double value, PayloadWriter writer)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("NaN is not a value: return NotReady instead of publishing it.");
        }

        writer.WriteDouble(value);
    }
}
