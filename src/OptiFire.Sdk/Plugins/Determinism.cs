namespace OptiFire.Sdk.Plugins;

/// <summary>Whether a run can be repeated.</summary>
public enum Determinism
{
    /// <summary>Same view, same result, no I/O: a replay runs it again and compares.</summary>
    Pure,

    /// <summary>The result depends on the outside: a replay takes it from the journal.</summary>
    Recorded,
}
