namespace OptiFire.Sdk.Hosting;

/// <summary>One option of a plugin.</summary>
/// <param name="Name">Its key in snake_case.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Default">Its default as text.</param>
/// <param name="Range">What is allowed, for people; empty when every value of the type is.</param>
/// <param name="Help">What it does, with the unit.</param>
/// <param name="Setting">The engine setting that is its default; null for none.</param>
/// <param name="ResetsState">Whether a change makes the plugin forget what it remembers.</param>
public sealed record OptionDescription(
    string Name,
    Type Type,
    string Default,
    string Range,
    string Help,
    string? Setting = null,
    bool ResetsState = false
);
