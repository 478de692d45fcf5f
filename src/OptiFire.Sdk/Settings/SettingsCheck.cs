using System.Numerics;

namespace OptiFire.Sdk.Settings;

/// <summary>Words the errors of settings alike.</summary>
internal static class SettingsCheck
{
    public static IEnumerable<string> Range<T>(string path, T value, T least, T most)
        where T : INumber<T> =>
        value >= least && value <= most
            ? []
            : [FormattableString.Invariant($"{path}: {value} is outside {least} to {most}")];

    public static IEnumerable<string> Fraction(string path, decimal? value) =>
        value is null or (> 0 and <= 1) ? [] : [FormattableString.Invariant($"{path}: {value} is outside (0, 1]")];

    public static IEnumerable<string> Defined<TEnum>(string path, TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? [] : [$"{path}: {value} is not one of {string.Join(", ", Enum.GetNames<TEnum>())}"];
}
