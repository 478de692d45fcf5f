using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>The needs of one shard, found by the need itself.</summary>
internal sealed class BoundNeeds(InstanceId instance, BoundNeed[] needs)
{
    /// <summary>Takes the view of a run.</summary>
    /// <returns>Null when every need is met; otherwise the first that is not, in words.</returns>
    public string? Capture(Timestamp now)
    {
        foreach (BoundNeed need in needs)
        {
            if (need.Capture(now) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    /// <summary>What a need is tied to.</summary>
    /// <exception cref="InvalidOperationException">The need is not in the activation's plan.</exception>
    public TBound Find<TBound>(Need need)
        where TBound : BoundNeed
    {
        foreach (BoundNeed bound in needs)
        {
            if (ReferenceEquals(bound.Need, need))
            {
                return (TBound)bound;
            }
        }

        throw new InvalidOperationException(
            $"{instance} asks for something that is not among the needs of this activation: add it to the plan."
        );
    }
}
