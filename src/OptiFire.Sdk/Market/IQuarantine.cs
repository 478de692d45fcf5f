namespace OptiFire.Sdk.Market;

/// <summary>Takes what cannot be used, so that it is counted and can be looked at: nothing is dropped or repaired in silence.</summary>
public interface IQuarantine
{
    /// <summary>Takes one row.</summary>
    void Add(QuarantinedRow row);
}
