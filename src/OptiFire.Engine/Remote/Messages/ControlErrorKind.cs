namespace OptiFire.Engine.Remote.Messages;

/// <summary>What kind of error an answer tells of.</summary>
internal enum ControlErrorKind
{
    /// <summary>The line is not a request.</summary>
    Malformed,

    /// <summary>There is no such verb.</summary>
    UnknownVerb,

    /// <summary>It cannot be done as things are.</summary>
    Refused,

    /// <summary>Settings are wrong.</summary>
    Settings,

    /// <summary>Another change came first.</summary>
    Conflict,

    /// <summary>A confirmation is needed.</summary>
    Confirmation,

    /// <summary>Versions cannot be stored or read.</summary>
    SettingsStore,

    /// <summary>A checkpoint cannot be taken.</summary>
    Checkpoint,

    /// <summary>The engine itself failed at it.</summary>
    Failed,
}
