namespace OptiFire.Engine.Hosting;

/// <summary>What an engine checks of its plugins while it runs; a plugin that breaks a promise ends the run.</summary>
/// <remarks>A promise kept changes no record: the journal is the same with and without verification.</remarks>
[Flags]
public enum PluginVerification
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// After every successful run the state is stored, read back and stored again, and what was read back is what the
    /// next run gets: a state that forgets something goes on as it would after a restart.
    /// </summary>
    RestoredState = 1,

    /// <summary>Every run of a pure activation is made twice on the same view and must leave the same bytes.</summary>
    RepeatedRuns = 2,
}
