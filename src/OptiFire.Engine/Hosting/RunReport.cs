using System.Globalization;
using OptiFire.Engine.Services;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Hosting;

/// <summary>What a run did.</summary>
public sealed record RunReport
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The sequence of the checkpoint it went on from; null for a run from its first datum.</summary>
    public long? WentOnFrom { get; init; }

    /// <summary>How it ended.</summary>
    public RunEnding Ending { get; init; }

    /// <summary>When the data began and ended; equal to each other when there were none.</summary>
    public required (Timestamp First, Timestamp Last) Period { get; init; }

    /// <summary>How many data came in; those that a data filter put aside are among them.</summary>
    public required long Inputs { get; init; }

    /// <summary>How many rounds of plugins were run.</summary>
    public required long Rounds { get; init; }

    /// <summary>How many orders were decided.</summary>
    public required long Orders { get; init; }

    /// <summary>How many fills were booked.</summary>
    public required long Fills { get; init; }

    /// <summary>How many orders the gate refused.</summary>
    public required long Refusals { get; init; }

    /// <summary>The account at the end.</summary>
    public required PortfolioView Portfolio { get; init; }

    /// <summary>Orders still working at the end.</summary>
    public required IReadOnlyList<Order> WorkingOrders { get; init; }

    /// <summary>Time-weighted equity at session closes.</summary>
    public required IReadOnlyList<EquityPoint> EquityCurve { get; init; }

    /// <summary>What every activation did.</summary>
    public required IReadOnlyList<ActivationReport> Activations { get; init; }

    /// <summary>What every service reported last.</summary>
    public IReadOnlyList<ServiceStatus> Services { get; init; } = [];

    /// <summary>The newest charts.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>The newest tables.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>
    /// Rows that could not be used, by source and reason, and those that a data filter put aside, by its instance and
    /// reason: a row that breaks several rules is counted under each.
    /// </summary>
    public required IReadOnlyDictionary<(string Source, QuarantineReason Reason), long> Quarantined { get; init; }

    /// <summary>The first rows that could not be used, at most 100.</summary>
    public required IReadOnlyList<QuarantinedRow> QuarantineSamples { get; init; }

    /// <summary>The head of the journal.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>How long the run took. Telemetry.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What the processor times of <see cref="Activations"/> are.</summary>
    public required string CpuTimeLabel { get; init; }

    /// <summary>The deepest fall of the equity index from its peak at session closes, as a positive fraction; null below two closes.</summary>
    public double? MaxDrawdown
    {
        get
        {
            double peak = 1;
            double deepest = 0;
            foreach (EquityPoint point in EquityCurve)
            {
                peak = Math.Max(peak, point.Index);
                deepest = Math.Max(deepest, 1 - (point.Index / peak));
            }

            return EquityCurve.Count < 2 ? null : deepest;
        }
    }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{RunId}: {Inputs} inputs, {Orders} orders, {Fills} fills, final equity {Portfolio.Equity} {Portfolio.Currency}"
        );
}
