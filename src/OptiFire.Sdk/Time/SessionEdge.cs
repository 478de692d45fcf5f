namespace OptiFire.Sdk.Time;

/// <summary>An end of a session.</summary>
public enum SessionEdge
{
    /// <summary>The opening.</summary>
    Open,

    /// <summary>The close, the early one on a half day.</summary>
    Close,
}
