using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Orders;

namespace OptiFire.Sdk.Settings;

/// <summary>How decisions become orders, and how the simulated broker fills them.</summary>
public sealed record ExecutionSettings
{
    /// <summary>How long orders are collected and netted before they are sent, in seconds, 0 to 60; 1.0 by default.</summary>
    public decimal BatchWindowSeconds { get; init; } = 1.0m;

    /// <summary>Whether automatic orders are decided in the regular session only; true by default.</summary>
    public bool RthOnly { get; init; } = true;

    /// <summary>Name of the broker; <c>simulated</c> by default.</summary>
    public string Broker { get; init; } = "simulated";

    /// <summary>Whether no real money may move; true by default.</summary>
    public bool PaperTrading { get; init; } = true;

    /// <summary>Cash paid in at the start of a simulated account; 100,000 by default.</summary>
    public decimal InitialCash { get; init; } = 100_000m;

    /// <summary>How levels become quantities.</summary>
    public SizingRule Sizing { get; init; } = SizingRule.FractionOfEquity;

    /// <summary>Equity behind a level of 1, in (0, 1]; 0.10 by default.</summary>
    public decimal CapitalPerSymbol { get; init; } = 0.10m;

    /// <summary>Units behind a level of 1 under <see cref="SizingRule.FixedQuantity"/>; 100 by default.</summary>
    public decimal FixedQuantity { get; init; } = 100m;

    /// <summary>Smallest change of a target that is traded, as a fraction of equity, 0 to 0.1; exits are always traded. 0.002 by default.</summary>
    public decimal MinTradeFraction { get; init; } = 0.002m;

    /// <summary>Time in force of automatic orders; the day by default.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.Day;

    /// <summary>How long decisions take to reach the broker, in milliseconds, 0 to 60000; 0 by default.</summary>
    public int DecisionLatencyMilliseconds { get; init; }

    /// <summary>How the simulated broker fills market orders.</summary>
    public FillModel FillModel { get; init; } = FillModel.NextBarOpen;

    /// <summary>Commission in basis points of notional, 0 to 1000; 1 by default.</summary>
    public decimal CommissionBps { get; init; } = 1m;

    /// <summary>Commission per unit in currency, 0 to 100; 0 by default.</summary>
    public decimal CommissionPerShare { get; init; }

    /// <summary>Largest share of a bar's volume one order may take under <see cref="FillModel.SpreadAndImpact"/>, in (0, 1]; 0.10 by default.</summary>
    public decimal MaxParticipation { get; init; } = 0.10m;

    /// <summary>When the journal must be on the disk.</summary>
    public Durability Durability { get; init; } = Durability.Grouped;
}
