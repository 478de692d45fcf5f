namespace OptiFire.Engine.Simulation.Markets;

/// <summary>What happened to an order book.</summary>
public enum BookEventKind
{
    /// <summary>A quantity was added at a price.</summary>
    Limit,

    /// <summary>A waiting quantity was taken back.</summary>
    Cancel,

    /// <summary>A waiting quantity was traded against an order that crossed the spread.</summary>
    Trade,
}
