namespace OptiFire.Numerics.Dependence;

/// <summary>Whether a recent correlation has left the one before it.</summary>
public enum BreakdownState
{
    /// <summary>One of the correlations is undefined, so nothing can be said.</summary>
    Undefined,

    /// <summary>The difference is within chance.</summary>
    Normal,

    /// <summary>The recent correlation is higher than chance allows.</summary>
    BreakdownUp,

    /// <summary>The recent correlation is lower than chance allows.</summary>
    BreakdownDown,
}
