using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Settings;

/// <summary>The types that settings have.</summary>
internal static class SettingKinds
{
    private const int ExactDigits = 28; // decimal keeps any number of that many digits and decimals
    private const string ExactNumber = "a decimal number of at most 28 digits";
    private static readonly string Decimals = "0." + new string('#', ExactDigits);

    public static SettingKind<bool> Truth { get; } =
        new("truth value", "true or false", TryReadTruth, static value => value ? "true" : "false");

    public static SettingKind<long> Large { get; } =
        new(
            "whole number",
            "a whole number of at most 64 bits",
            static (SettingText s, out long value) =>
                long.TryParse(s.Plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            static value => value.ToString(CultureInfo.InvariantCulture)
        );

    public static SettingKind<int> Positive { get; } =
        new(
            "whole number",
            "a whole number of at least 1",
            static (SettingText s, out int value) =>
                int.TryParse(s.Plain, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0,
            static value => value.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>A share in (0, 1].</summary>
    public static SettingKind<decimal> Fraction { get; } =
        new("number", ExactNumber, TryReadNumber, Print)
        {
            Range = "(0, 1]",
            Fault = static value => value is > 0 and <= 1 ? null : Outside(value, "(0, 1]"),
        };

    /// <summary>A share in (0, 1], or null for no limit.</summary>
    public static SettingKind<decimal?> FractionOrOff { get; } =
        new(
            "number or off",
            ExactNumber + ", or off for no limit",
            static (SettingText s, out decimal? value) =>
            {
                bool isNumber = TryReadNumber(s, out decimal number);
                value = isNumber ? number : null;
                return isNumber || s.IsNull || s.Plain is "off";
            },
            static value => value is { } number ? Print(number) : "off"
        )
        {
            Range = "(0, 1] or off",
            Fault = static value => value is null or (> 0 and <= 1) ? null : Outside(value.Value, "(0, 1]"),
        };

    /// <summary>The value of a plugin's option, whose type only the plugin knows: its text, <c>null</c> for every null.</summary>
    public static SettingKind<string> Option { get; } =
        new(
            "value",
            "a value (NaN and infinities are refused)",
            static (SettingText s, [MaybeNullWhen(false)] out string value) =>
            {
                value = s.IsNull ? "null" : s.Text;
                return !s.IsNotFinite;
            },
            static value => value
        );

    /// <summary>A schedule; a null of the notation keeps the plugin's own.</summary>
    public static SettingKind<Schedule?> Schedule { get; } =
        new(
            "schedule",
            "a schedule: @open, @close-15m, interval_5m, daily@09:45, cron(*/5 9-16 * * 1-5), on(bar)",
            static (SettingText s, out Schedule? value) =>
            {
                value = null;
                return s.IsNull || Time.Schedule.TryParse(s.Text, out value);
            },
            static value => value?.ToString() ?? ""
        );

    public static SettingKind<int> Whole(int least, int most) =>
        new(
            "whole number",
            "a whole number below two thousand million",
            static (SettingText s, out int value) =>
                int.TryParse(s.Plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            static value => value.ToString(CultureInfo.InvariantCulture)
        )
        {
            Range = FormattableString.Invariant($"{least} to {most}"),
            Fault = value =>
                value >= least && value <= most
                    ? null
                    : FormattableString.Invariant($"{value} is outside {least} to {most}"),
        };

    public static SettingKind<decimal> Number(decimal least, decimal most)
    {
        string range = FormattableString.Invariant($"{least} to {most}");
        return new("number", ExactNumber, TryReadNumber, Print)
        {
            Range = range,
            Fault = value => value >= least && value <= most ? null : Outside(value, range),
        };
    }

    /// <summary>Text that is not blank; what looks like a number, a truth value or null must be quoted.</summary>
    /// <param name="demand">What is wrong when it is blank.</param>
    public static SettingKind<string> Text(string demand) =>
        new(
            "text",
            "text (quote what looks like a number, a truth value or null)",
            static (SettingText s, [MaybeNullWhen(false)] out string value) =>
            {
                value = s.Text;
                return s.Quotes != SettingQuotes.None
                    || !(s.IsNull || TryReadTruth(s, out _) || TryReadNumber(s, out _) || s.IsNotFinite);
            },
            static value => value
        )
        {
            Fault = value => string.IsNullOrWhiteSpace(value) ? demand : null,
        };

    /// <summary>One of some names; a value is printed by the first name it has.</summary>
    /// <param name="isExact">Whether upper and lower case differ.</param>
    /// <param name="names">The names with their values.</param>
    public static SettingKind<T> OneOf<T>(bool isExact, params (string Name, T Value)[] names)
        where T : struct, Enum
    {
        string wording = $"one of {string.Join(", ", names.Select(n => n.Name))}";
        return new(
            "name",
            wording,
            (SettingText s, out T value) =>
            {
                StringComparison comparison = isExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
                int index = Array.FindIndex(names, n => string.Equals(n.Name, s.Text, comparison));
                value = names[Math.Max(index, 0)].Value;
                return index >= 0;
            },
            value => Array.Find(names, n => n.Value.Equals(value)).Name ?? value.ToString()
        )
        {
            Fault = value => Array.Exists(names, n => n.Value.Equals(value)) ? null : $"{value} is not {wording}",
        };
    }

    private static string Print(decimal value) => value.ToString(Decimals, CultureInfo.InvariantCulture);

    private static string Outside(decimal value, string range) =>
        FormattableString.Invariant($"{value} is outside {range}");

    private static bool TryReadTruth(SettingText text, out bool value)
    {
        value = text.Plain is "true" or "True" or "TRUE";
        return value || text.Plain is "false" or "False" or "FALSE";
    }

    private static bool TryReadNumber(SettingText text, out decimal value) =>
        decimal.TryParse(
            text.Plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        ) && IsExact(text.Text);

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
}
