using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Portfolio;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Says whether a journal can be trusted and what it adds up to.</summary>
internal static class VerifyScreen
{
    /// <summary>Checks the chain and shows the account rebuilt from it.</summary>
    public static int Show(IReadOnlyList<CommitGroup> groups)
    {
        JournalVerification check = JournalVerifier.Verify(groups);
        JournalHead head = check.Verified;
        if (check.Fault is { } fault)
        {
            Terminal.Line(
                $"[red]Not to be trusted from sequence {fault.Sequence} on[/]: {fault.Reason} ({fault.Kind})."
            );
            Terminal.Line($"Whole up to group {head.Groups}, sequence {head.Sequence}, hash {head.Hash}.");
            return Failures.Bad;
        }

        Terminal.Line($"The chain is whole: {head.Groups} groups, {head.Records} records, sequence {head.Sequence}.");
        Terminal.Line($"Head {head.Hash}");
        RunHistory history = RunHistory.Read(groups);
        PortfolioView account = history.Ledger.Account;
        CultureInfo culture = CultureInfo.InvariantCulture;
        string equity = history.Equity is { } value ? Amounts.Exact(value, account.Currency) : "none recorded";
        string end = history.Ended is null ? "no end: the run can be continued" : "complete";
        Terminal.Line($"Run {history.Run.RunId}, {end}");
        Terminal.Line($"{"Cash", -13} {Amounts.Exact(account.Cash, account.Currency)}");
        Terminal.Line($"{"Equity", -13} {equity}");
        Terminal.Line($"{"Orders", -13} {history.Ledger.Orders.Count.ToString(culture)}");
        Terminal.Line($"{"Fills", -13} {history.Ledger.Fills.Count.ToString(culture)}");
        Terminal.Write(ReportTables.Positions(account, history.Run.Instruments));
        if (history.Ledger.Discrepancy is { } difference)
        {
            Terminal.Line(
                $"From sequence {difference.Sequence} on recorded cash is {difference.Recorded.ToString(culture)}, flows and fills make {difference.Rebuilt.ToString(culture)}: dividends are in the data, not in the journal."
            );
        }

        return 0;
    }

    /// <summary>Runs again and names the first difference.</summary>
    public static async Task<int> CompareAsync(
        IReadOnlyList<CommitGroup> groups,
        RunPlan plan,
        CancellationToken cancellationToken
    )
    {
        await using var recorded = new MemoryJournal(groups);
        await using ServiceProvider services = plan.Build(journal: null);
        ReplayComparison found = await services
            .GetRequiredService<OptiFireEngine>()
            .CompareAsync(recorded, cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (found.First is null)
        {
            Terminal.Line($"[green]Run again: every record is the same.[/]");
            return 0;
        }

        if (found.First.Recorded is null)
        {
            Terminal.Line(
                $"[green]Run again: the same as far as the journal goes, to sequence {recorded.DurableSequence}.[/]"
            );
            return 0;
        }

        Terminal.Line($"[red]Run again: different.[/] {found.First.ToString()}");
        if (found.FirstPlugin is { } plugin)
        {
            Terminal.Line($"First plugin that differs: [bold]{plugin.Subject}[/]. {plugin.ToString()}");
        }

        return Failures.Bad;
    }
}
