using System.Diagnostics.CodeAnalysis;

namespace OptiFire.Sdk.Settings;

/// <summary>How one type of value is read, checked and printed.</summary>
/// <param name="Type">The type in a word or two, for people.</param>
/// <param name="Wording">What is a value of the type, for errors: "a whole number".</param>
/// <param name="Read">Reads a text; false when it is no value of the type.</param>
/// <param name="Print">Prints a value in its one spelling.</param>
internal sealed record SettingKind<T>(string Type, string Wording, SettingKind<T>.Reading Read, Func<T, string> Print)
{
    internal delegate bool Reading(SettingText text, [MaybeNullWhen(false)] out T value);

    /// <summary>The range, for people; empty when every value of the type is allowed.</summary>
    public string Range { get; init; } = "";

    /// <summary>What is wrong with a value of the type; null when nothing is.</summary>
    public Func<T, string?> Fault { get; init; } = static _ => null;

    /// <summary>What is allowed: the range, or the type where all of it is.</summary>
    public string Allowed => Range.Length > 0 ? Range : Wording;

    /// <summary>Reads a text, or says why it cannot be read.</summary>
    public string? TryRead(SettingText text, out T? value)
    {
        value = default;
        if (text.Fault is { } fault)
        {
            return fault;
        }

        if (Read(text, out value))
        {
            return null;
        }

        bool saysAll = Range.Length == 0 || Wording.Contains(Range, StringComparison.Ordinal);
        return saysAll ? $"{text.Shown} is not {Wording}" : $"{text.Shown} is not {Wording}; allowed: {Range}";
    }
}
