namespace OptiFire.Sdk.Control;

/// <summary>Tells how much of the machine this process uses; read about once a second to decide what is shed.</summary>
public interface ILoadProbe
{
    /// <summary>A reading taken now; cheap, from any thread.</summary>
    LoadReading Read();
}
