using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OptiFire.Sdk.Time;

namespace OptiFire.Yaml;

/// <summary>The kinds of values that settings have.</summary>
internal static class ValueReaders
{
    private const int ExactDigits = 28; // decimal keeps any number of that many digits and decimals

    public static ValueReader<bool> Truth { get; } = new("true or false", TryReadTruth);

    public static ValueReader<int> Whole { get; } =
        new(
            "a whole number below two thousand million",
            static (YamlScalar s, out int value) =>
                int.TryParse(Plain(s), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static ValueReader<int> Positive { get; } =
        new(
            "a whole number of at least 1",
            static (YamlScalar s, out int value) =>
                int.TryParse(Plain(s), NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0
        );

    public static ValueReader<long> Large { get; } =
        new(
            "a whole number of at most 64 bits",
            static (YamlScalar s, out long value) =>
                long.TryParse(Plain(s), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        );

    public static ValueReader<decimal> Number { get; } = new("a decimal number of at most 28 digits", TryReadNumber);

    public static ValueReader<decimal?> NumberOrOff { get; } =
        new(
            "a decimal number of at most 28 digits, or off for no limit",
            static (YamlScalar s, out decimal? value) =>
            {
                bool isNumber = TryReadNumber(s, out decimal number);
                value = isNumber ? number : null;
                return isNumber || s.IsNull || s is { IsPlain: true, Text: "off" };
            }
        );

    /// <summary>Text; what looks like a number, a truth value or null must be quoted.</summary>
    public static ValueReader<string> Text { get; } =
        new(
            "text (quote what looks like a number, a truth value or null)",
            static (YamlScalar s, [MaybeNullWhen(false)] out string value) =>
            {
                value = s.Text;
                return !s.IsPlain || !(s.IsNull || TryReadTruth(s, out _) || TryReadNumber(s, out _) || IsNotFinite(s));
            }
        );

    /// <summary>The value of an option, whose type only the plugin knows: its text, <c>null</c> for every null.</summary>
    public static ValueReader<string> Option { get; } =
        new(
            "a value (NaN and infinities are refused)",
            static (YamlScalar s, [MaybeNullWhen(false)] out string value) =>
            {
                value = s.IsNull ? "null" : s.Text;
                return !IsNotFinite(s);
            }
        );

    /// <summary>A schedule, or null to keep the plugin's own.</summary>
    public static ValueReader<Schedule?> Schedule { get; } =
        new(
            "a schedule: @open, @close-15m, interval_5m, daily@09:45, cron(*/5 9-16 * * 1-5), on(bar)",
            static (YamlScalar s, out Schedule? value) =>
            {
                value = null;
                return s.IsNull || Sdk.Time.Schedule.TryParse(s.Text, out value);
            }
        );

    /// <summary>One of some names.</summary>
    /// <param name="isExact">Whether upper and lower case differ.</param>
    /// <param name="names">The names with their values.</param>
    public static ValueReader<T> OneOf<T>(bool isExact, params (string Name, T Value)[] names) =>
        new(
            $"one of {string.Join(", ", names.Select(n => n.Name))}",
            (YamlScalar s, [MaybeNullWhen(false)] out T value) =>
            {
                StringComparison comparison = isExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
                int index = Array.FindIndex(names, n => string.Equals(n.Name, s.Text, comparison));
                value = names[Math.Max(index, 0)].Value;
                return index >= 0;
            }
        );

    private static string? Plain(YamlScalar scalar) => scalar.IsPlain ? scalar.Text : null;

    private static bool TryReadTruth(YamlScalar scalar, out bool value)
    {
        value = scalar.Text is "true" or "True" or "TRUE";
        return scalar.IsPlain && (value || scalar.Text is "false" or "False" or "FALSE");
    }

    private static bool TryReadNumber(YamlScalar scalar, out decimal value) =>
        decimal.TryParse(
            Plain(scalar),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        ) && IsExact(scalar.Text);

    /// <summary>Whether a well-formed number has no digit that a decimal would round away.</summary>
    private static bool IsExact(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? text : text[..e];
        if (!int.TryParse(e < 0 ? "0" : text[(e + 1)..], CultureInfo.InvariantCulture, out int exponent))
        {
            return false;
        }

        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.TrimStart('+', '-').Replace(".", "", StringComparison.Ordinal);
        int trailing = digits.Length - digits.TrimEnd('0').Length;
        long decimals = (point < 0 ? 0 : mantissa.Length - point - 1) - trailing - (long)exponent;
        int significant = digits.Trim('0').Length;
        return significant == 0 || (significant <= ExactDigits && decimals <= ExactDigits);
    }

    private static bool IsNotFinite(YamlScalar scalar) =>
        scalar.IsPlain
        && scalar.Text.TrimStart('+', '-').TrimStart('.').ToUpperInvariant() is ("NAN" or "INF" or "INFINITY");
}
