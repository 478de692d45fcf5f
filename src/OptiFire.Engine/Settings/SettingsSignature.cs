using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Settings;

/// <summary>Checks who signs a version, and with what words.</summary>
internal static class SettingsSignature
{
    private const int LongestAuthor = 200;

    /// <exception cref="SettingsException">They cannot be kept.</exception>
    public static void Check(string author, string comment)
    {
        ArgumentNullException.ThrowIfNull(author);
        ArgumentNullException.ThrowIfNull(comment);
        List<string> errors = [];
        if (string.IsNullOrWhiteSpace(author) || author.Length > LongestAuthor)
        {
            errors.Add($"author: {new SettingText(author).Shown} is not a name of 1 to {LongestAuthor} characters");
        }
        else if (new SettingText(author).Fault is { } fault)
        {
            errors.Add($"author: {fault}");
        }

        if (new SettingText(comment).Fault is { } wrong)
        {
            errors.Add($"comment: {wrong}");
        }

        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }
    }
}
