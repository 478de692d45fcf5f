using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Market;

/// <summary>What can be said of a series without its type.</summary>
internal interface ISeries
{
    Plugins.ActivationShard[] Triggers { get; set; }

    long Bytes { get; }

    int Revision { get; }

    void Save(PayloadWriter writer);

    void Load(ref PayloadReader reader);
}
