namespace OptiFire.Engine.Replay;

/// <summary>A journal that runs again what another one holds, and is not continued: nothing new from outside enters.</summary>
internal interface IReplay;
