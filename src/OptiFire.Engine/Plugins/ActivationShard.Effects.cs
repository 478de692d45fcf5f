using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Plugins;

internal sealed partial class ActivationShard
{
    public void Emit(in SignalUpdate update)
    {
        if (!(Math.Abs(update.Level) <= 1) || !(update.Confidence > 0 && update.Confidence <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(update),
                $"A level is in [−1, 1] and a confidence in (0, 1], not {update.Level} and {update.Confidence}."
            );
        }

        Effects.Signal = update;
    }

    public void SetPassing(InstanceId instance, bool passes, string reason) =>
        Effects.Controls.Add(new PendingControl(view.NumberOf(instance), passes ? 1 : 0, !passes, reason));

    public void Allocate(InstanceId instance, double share)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share of capital is in [0, 1].");
        }

        Effects.Controls.Add(new PendingControl(view.NumberOf(instance), share, false, ""));
    }

    public void Scale(double multiplier, string reason)
    {
        if (!(multiplier >= 0) || double.IsInfinity(multiplier))
        {
            throw new ArgumentOutOfRangeException(
                nameof(multiplier),
                multiplier,
                "A multiplier is a number of at least 0."
            );
        }

        Effects.Controls.Add(new PendingControl(shard.Instrument.Value, multiplier, false, reason));
    }

    public void Decide(RiskDecision decision)
    {
        if (!(decision.Multiplier >= 0 && decision.Multiplier <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(decision),
                decision.Multiplier,
                "A risk decision's multiplier is in [0, 1]."
            );
        }

        Effects.Controls.Add(
            new PendingControl(shard.Instrument.Value, decision.Multiplier, decision.BlocksNewExposure, decision.Reason)
        );
    }

    public void Report(FindingSeverity severity, string message) => Effects.Findings.Add((severity, message));

    public void Show(Chart chart) => Effects.Charts.Add(chart);

    public void Show(Table table) => Effects.Tables.Add(table);

    public void Restrict(GuardVerdict verdict) => Effects.Verdict = verdict;
}
