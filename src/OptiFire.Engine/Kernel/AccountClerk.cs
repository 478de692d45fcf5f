using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Books flows, marks the account at session closes, and seals the run.</summary>
internal sealed class AccountClerk(EngineParts parts, GuardBench guards, Action<RunProgress>? progressMade)
{
    public void BookFlow(decimal amount, string reason, Timestamp now)
    {
        parts.View.Now = now;
        parts.Log.Append(new FlowBooked(now, amount, reason));
        parts.Curve.BeforeFlow(parts.Ledger.Equity);
        parts.Ledger.BookFlow(amount);
        parts.Curve.AfterFlow(parts.Ledger.Equity);
        guards.Check(GuardCause.Flow, amount);
    }

    public void MarkSession(Timestamp moment, long inputs)
    {
        decimal equity = parts.Ledger.Equity;
        double index = parts.Curve.Close(moment, equity);
        long sequence = parts.Log.Append(new AccountMarked(moment, parts.Ledger.Cash, equity, index));
        if (parts.Bus.Wants<PortfolioMarked>())
        {
            parts.Bus.Publish(new PortfolioMarked(sequence, moment, parts.Ledger.ToView(sequence, moment)));
        }

        Report(equity, inputs);
    }

    /// <summary>Seals the journal. A run that was cancelled is not sealed: it can be continued.</summary>
    public void Seal(long inputs)
    {
        Ledger ledger = parts.Ledger;
        parts.Tape?.Flush();
        parts.Log.Append(new RunEnded(parts.View.Now, inputs, ledger.Fills, ledger.Cash, ledger.Equity));
        parts.Log.Close(requiresDurability: true);
        parts.Journal.WaitUntilDurable(parts.Log.Sequence, parts.View.Cancellation);
        Report(ledger.Equity, inputs);
    }

    private void Report(decimal equity, long inputs) =>
        progressMade?.Invoke(new RunProgress(parts.View.Now, inputs, parts.Ledger.Fills, equity, parts.Trading.State));
}
