namespace OptiFire.Engine.Tests.Budgets;

/// <summary>What a plugin does wrong.</summary>
public enum Offence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Computes without end and heeds nothing.</summary>
    Spins,

    /// <summary>Computes without end until it is told to stop.</summary>
    SpinsUntilCancelled,

    /// <summary>Allocates past its budget.</summary>
    Allocates,

    /// <summary>Throws.</summary>
    Throws,

    /// <summary>Waits for something that never comes.</summary>
    NeverReturns,
}
