namespace OptiFire.Engine.Hosting;

/// <summary>How a run ended.</summary>
public enum RunEnding
{
    /// <summary>With the last datum: its journal is sealed.</summary>
    Whole,

    /// <summary>Between two moments, because it was asked to: its journal holds all that happened, and it can go on.</summary>
    Stopped,

    /// <summary>At once: its journal holds what had reached the store, and it can go on from there.</summary>
    Cancelled,
}
