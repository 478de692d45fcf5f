using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace OptiFire.Sdk.Hosting;

/// <summary>Reads the options of a plugin from text: flat records of numbers, text, truth values, enums and spans of time.</summary>
internal sealed class OptionsTable<
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
    )]
        TOptions
>
    where TOptions : class, new()
{
    private readonly PropertyInfo[] properties =
    [
        .. typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite),
    ];

    public IReadOnlyList<OptionDescription> Describe(TOptions defaults) =>
        [
            .. properties.Select(p => new OptionDescription(
                SnakeCase(p.Name),
                p.PropertyType,
                Print(p.GetValue(defaults)),
                Range(p),
                p.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
                p.GetCustomAttribute<SettingDefaultAttribute>()?.Path,
                p.IsDefined(typeof(ResetsStateAttribute))
            )),
        ];

    public (TOptions Options, List<string> Errors) Apply(
        TOptions defaults,
        IReadOnlyDictionary<string, string> settings
    )
    {
        var errors = new List<string>();
        var options = new TOptions();
        var names = properties.ToDictionary(p => SnakeCase(p.Name), StringComparer.Ordinal);
        foreach (PropertyInfo property in properties)
        {
            property.SetValue(options, property.GetValue(defaults));
        }

        foreach ((string name, string text) in settings)
        {
            if (!names.TryGetValue(name, out PropertyInfo? property))
            {
                errors.Add($"{name}: no such option; there are {string.Join(", ", names.Keys)}");
            }
            else if (!TryParse(property.PropertyType, text, out object? value))
            {
                string allowed = Range(property) is { Length: > 0 } range ? $"; allowed: {range}" : "";
                errors.Add($"{name}: '{text}' is not {Wording(property.PropertyType)}{allowed}");
            }
            else if (!IsInRange(property, value))
            {
                errors.Add($"{name}: {text} is outside {Range(property)}");
            }
            else
            {
                property.SetValue(options, value);
            }
        }

        return (options, errors);
    }

    /// <summary>A validator's message in the words of the settings: it begins with the name of a property.</summary>
    public string Named(string failure) =>
        properties.FirstOrDefault(p => failure.StartsWith(p.Name + ':', StringComparison.Ordinal)) is { } property
            ? string.Concat(SnakeCase(property.Name), failure.AsSpan(property.Name.Length))
            : failure;

    private static string Range(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range
            ? FormattableString.Invariant($"{range.Minimum} to {range.Maximum}")
            : "";

    private static bool IsInRange(PropertyInfo property, object? value)
    {
        try
        {
            return property.GetCustomAttribute<RangeAttribute>()?.IsValid(value) ?? true;
        }
        catch (OverflowException)
        {
            return false; // it does not even fit into the type of the range
        }
    }

    private static string Wording(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Wording(inner) + ", or null"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(TimeSpan) ? "a span of time such as 00:05:00"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(SnakeCase))}"
        : "a number";

    private static bool TryParse(Type type, string text, out object? value)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        value = null;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return text is "null" or "~" or "" || TryParse(inner, text, out value);
        }

        if (type == typeof(string))
        {
            value = text;
        }
        else if (type == typeof(bool) && bool.TryParse(text, out bool truth))
        {
            value = truth;
        }
        else if (type == typeof(int) && int.TryParse(text, NumberStyles.Integer, culture, out int whole))
        {
            value = whole;
        }
        else if (type == typeof(long) && long.TryParse(text, NumberStyles.Integer, culture, out long large))
        {
            value = large;
        }
        else if (type == typeof(double) && double.TryParse(text, NumberStyles.Float, culture, out double number))
        {
            value = double.IsFinite(number) ? number : null;
        }
        else if (type == typeof(decimal) && decimal.TryParse(text, NumberStyles.Float, culture, out decimal exact))
        {
            value = exact;
        }
        else if (type == typeof(TimeSpan) && TimeSpan.TryParse(text, culture, out TimeSpan span))
        {
            value = span;
        }
        else if (
            type.IsEnum && Enum.TryParse(type, text.Replace("_", "", StringComparison.Ordinal), true, out object? item)
        )
        {
            value = Enum.IsDefined(type, item!) ? item : null;
        }

        return value is not null;
    }

    private static string Print(object? value) =>
        value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            Enum item => SnakeCase(item.ToString()),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = char.IsUpper(name[i]) || (char.IsDigit(name[i]) && i > 0 && !char.IsDigit(name[i - 1]));
            if (starts && i > 0 && !(char.IsUpper(name[i - 1]) && char.IsUpper(name[i])))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
