namespace OptiFire.Sdk.Control;

/// <summary>Tells how far an engine is, without holding it up.</summary>
public interface IEngineHealth
{
    /// <summary>A reading taken now; cheap, from any thread.</summary>
    EngineHealth Read();
}
