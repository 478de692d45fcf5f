using OptiFire.Sdk.Reports;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>What is shown of a service at a moment.</summary>
/// <param name="Result">How it is: fine, not ready, or failed, with the reason.</param>
public sealed record ServiceReport(RunResult Result)
{
    /// <summary>Figures by name, each with its unit; what is not known is left out.</summary>
    public IReadOnlyList<ServiceFigure> Figures { get; init; } = [];

    /// <summary>Pictures.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>Tables.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];
}
