using OptiFire.Sdk;

namespace OptiFire.Engine;

/// <summary>The engine cannot start as it is put together; every reason is listed.</summary>
public sealed class EngineStartException(IReadOnlyList<string> errors)
    : OptiFireException(
        $"The engine cannot start:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(e => "  " + e))}"
    )
{
    /// <summary>Every reason.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
