namespace OptiFire.Plugins.Infrastructure;

/// <summary>What is wrong with an engine's progress.</summary>
/// <param name="Loop">With its loop; null when it goes on.</param>
/// <param name="Others">With its data or its broker; null when nothing is.</param>
public readonly record struct ProgressVerdict(string? Loop, string? Others)
{
    /// <summary>Whatever is wrong; null when nothing is.</summary>
    public string? Fault => Loop ?? Others;
}
