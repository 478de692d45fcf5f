namespace OptiFire.Testing.Tests.Conformance;

/// <summary>Options of <see cref="SubjectPlugin"/>.</summary>
public sealed record SubjectOptions
{
    /// <summary>What it does wrong.</summary>
    public Behaviour Behaviour { get; init; }
}
