using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Replay;

/// <summary>What a journal tells of its run: nothing is run again.</summary>
public sealed record RunHistory
{
    /// <summary>Who ran with which settings.</summary>
    public required RunStarted Run { get; init; }

    /// <summary>Files with their hashes, generators with their seeds.</summary>
    public required IReadOnlyList<Input> Inputs { get; init; }

    /// <summary>Account, orders and fills.</summary>
    public required JournalLedger Ledger { get; init; }

    /// <summary>Time-weighted equity at session closes.</summary>
    public required IReadOnlyList<EquityPoint> EquityCurve { get; init; }

    /// <summary>Equity as last recorded; null before the first session close.</summary>
    public required decimal? Equity { get; init; }

    /// <summary>What each plugin instance did.</summary>
    public required IReadOnlyList<PluginHistory> Plugins { get; init; }

    /// <summary>Which rules changed targets or refused orders, most often first.</summary>
    public required IReadOnlyList<RuleActivity> Rules { get; init; }

    /// <summary>Trading states that were set, in order.</summary>
    public required IReadOnlyList<TradingStateSet> TradingStates { get; init; }

    /// <summary>The end of the run; null when it was cancelled or broke off and can be continued.</summary>
    public required RunEnded? Ended { get; init; }

    /// <summary>The journal's head.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>When the last record was made that has a time.</summary>
    public Timestamp Last => Ledger.Account.AsOf;

    /// <summary>Reads a journal once, from its first group to its last.</summary>
    /// <param name="groups">The groups from number 1, in order.</param>
    /// <exception cref="JournalException">There is no group, or the first record is not the start of a run.</exception>
    /// <exception cref="Sdk.Payloads.PayloadException">A record is damaged: check the journal's chain first.</exception>
    public static RunHistory Read(IEnumerable<CommitGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return new RunHistoryReader().Read(groups);
    }
}
