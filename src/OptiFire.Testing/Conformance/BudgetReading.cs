using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>What the runs of an activation cost.</summary>
/// <param name="Instance">Whose.</param>
/// <param name="Role">In which role.</param>
/// <param name="Runs">How many runs were measured.</param>
/// <param name="MeanTime">Mean wall time of a run.</param>
/// <param name="MeanBytes">Mean bytes allocated by a run.</param>
/// <param name="Budget">What a run may cost.</param>
public sealed record BudgetReading(
    InstanceId Instance,
    Role Role,
    long Runs,
    TimeSpan MeanTime,
    long MeanBytes,
    Budget Budget
);
