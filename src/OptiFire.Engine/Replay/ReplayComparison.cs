namespace OptiFire.Engine.Replay;

/// <summary>What a replay found.</summary>
/// <param name="First">The first record that differs; null when there is none.</param>
/// <param name="FirstPlugin">The first record of a plugin that differs; null when no plugin's does.</param>
/// <remarks>They are two: a changed price changes the account before any plugin has looked at it.</remarks>
public sealed record ReplayComparison(ReplayDifference? First, ReplayDifference? FirstPlugin)
{
    /// <summary>Whether every record is the same.</summary>
    public bool IsEqual => First is null;
}
