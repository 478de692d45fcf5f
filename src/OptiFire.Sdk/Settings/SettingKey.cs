namespace OptiFire.Sdk.Settings;

/// <summary>One setting: what it is called, what it may be, and how text becomes it.</summary>
/// <remarks>Files, updates and stored versions are all read by these.</remarks>
public abstract class SettingKey
{
    private protected SettingKey(string path) => Path = path;

    /// <summary>The dotted path, such as <c>risk.max_drawdown</c> or <c>plugins.fe_kalman.enabled</c>.</summary>
    public string Path { get; }

    /// <summary>The path's first part.</summary>
    public string Section => Path[..Path.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The path after the section.</summary>
    public string Name => Path[(Section.Length + 1)..];

    /// <summary>The type of its values, for people.</summary>
    public abstract string Type { get; }

    /// <summary>What is allowed, for people.</summary>
    public abstract string Allowed { get; }

    /// <summary>The default as text; null when it is not set by default.</summary>
    public abstract string? Default { get; }

    /// <summary>What it does, with its unit.</summary>
    public abstract string Help { get; }

    /// <summary>Whether a running engine takes a new value; otherwise it takes effect at the next start.</summary>
    public abstract bool IsHot { get; }

    /// <summary>The value as text, in its one spelling; null when it is not set.</summary>
    public abstract string? Print(EngineSettings settings);

    /// <summary>Sets the value.</summary>
    /// <returns>What is wrong with the text; null when nothing is.</returns>
    internal abstract string? Set(SettingsDraft draft, SettingText text);

    /// <summary>Checks a value that was read or made in code.</summary>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    internal abstract string? Check(EngineSettings settings);
}
