namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>A sizing's run.</summary>
public interface ISizingRun : IRun
{
    /// <summary>Multiplies the shard's targets by a number ≥ 0 from now on.</summary>
    void Scale(double multiplier, string reason);
}
