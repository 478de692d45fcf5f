namespace OptiFire.Sdk.Settings;

/// <summary>What quotes say about the type of a value.</summary>
public enum SettingQuotes
{
    /// <summary>Nothing: the text stands for itself, and the setting's type decides.</summary>
    Unknown,

    /// <summary>There were none: it may be a number, a truth value or null.</summary>
    None,

    /// <summary>There were some: it is text.</summary>
    Some,
}
