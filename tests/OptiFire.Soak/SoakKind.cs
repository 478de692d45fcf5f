namespace OptiFire.Soak;

/// <summary>What is killed.</summary>
public enum SoakKind
{
    /// <summary>An engine whose broker outlives it.</summary>
    Durable,

    /// <summary>An engine with its broker inside.</summary>
    Simulated,

    /// <summary>An engine whose broker outlives it, while an operator changes its settings and re-arms its drawdown stop.</summary>
    Changing,
}
