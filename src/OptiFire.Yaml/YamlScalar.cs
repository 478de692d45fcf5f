namespace OptiFire.Yaml;

/// <summary>A single value.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">Its text without quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes: only then can it be a number, a truth value or null.</param>
internal sealed record YamlScalar(YamlPosition At, string Text, bool IsPlain) : YamlNode(At)
{
    public bool IsNull => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>The value as errors show it.</summary>
    public string Shown => IsPlain ? $"'{Text}'" : $"\"{Text}\"";
}
