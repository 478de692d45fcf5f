namespace OptiFire.Sdk.Payloads;

/// <summary>A value that can be stored and read back: what a plugin puts on a port.</summary>
public interface IPayload<TSelf>
    where TSelf : IPayload<TSelf>
{
    /// <summary>Stores the value.</summary>
    static abstract void Write(in TSelf value, PayloadWriter writer);

    /// <summary>Reads the value.</summary>
    static abstract TSelf Read(ref PayloadReader reader);
}
