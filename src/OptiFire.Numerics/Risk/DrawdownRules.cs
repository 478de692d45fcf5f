namespace OptiFire.Numerics.Risk;

/// <summary>The thresholds of <see cref="DrawdownLadder"/>; drawdowns are fractions of the high-water mark.</summary>
public sealed record DrawdownRules
{
    /// <summary>From this drawdown on exposure is reduced, in (0, 1); 0.05.</summary>
    public double ReduceAt { get; init; } = 0.05;

    /// <summary>From this drawdown on exposure is zero, in (<see cref="ReduceAt"/>, 1]; 0.08.</summary>
    public double StopAt { get; init; } = 0.08;

    /// <summary>Below this drawdown reduced exposure becomes full again, in (0, <see cref="ReduceAt"/>]; 0.03.
    /// Equal to <see cref="ReduceAt"/> there is no hysteresis.</summary>
    public double RestoreBelow { get; init; } = 0.03;

    /// <summary>Exposure multiplier while reduced, in (0, 1); 0.5.</summary>
    public double ReducedMultiplier { get; init; } = 0.5;

    /// <summary>Whether the stop holds until <see cref="DrawdownLadder.Rearm"/>; true. False is for research on an overlay
    /// that lets go by itself.</summary>
    public bool LatchStop { get; init; } = true;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void Validate()
    {
        Require(ReduceAt > 0 && ReduceAt < 1, nameof(ReduceAt), ReduceAt);
        Require(StopAt > ReduceAt && StopAt <= 1, nameof(StopAt), StopAt);
        Require(RestoreBelow > 0 && RestoreBelow <= ReduceAt, nameof(RestoreBelow), RestoreBelow);
        Require(ReducedMultiplier > 0 && ReducedMultiplier < 1, nameof(ReducedMultiplier), ReducedMultiplier);
    }

    private static void Require(bool holds, string name, double value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(
                name,
                value,
                "Needs 0 < RestoreBelow ≤ ReduceAt < StopAt ≤ 1 and a multiplier in (0, 1)."
            );
        }
    }
}
