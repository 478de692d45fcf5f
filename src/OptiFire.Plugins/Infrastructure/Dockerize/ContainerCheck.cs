using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>One thing that a container should have.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Detail">What was seen, and what to do where it failed. A stable text: no value that moves.</param>
/// <param name="Severity">How bad it is when it failed.</param>
public sealed record ContainerCheck(
    string Name,
    CheckOutcome Outcome,
    string Detail,
    FindingSeverity Severity = FindingSeverity.Warning
);
