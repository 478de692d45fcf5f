using OptiFire.Sdk.Decisions;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A risk plugin's run.</summary>
public interface IRiskRun : IRun
{
    /// <summary>Puts a decision in force for the shard until the next one.</summary>
    void Decide(RiskDecision decision);
}
