using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>One service's work: counts beats and misses, raises the alarm, and takes note when it is over.</summary>
internal sealed class Pulse(HeartbeatOptions options, IServiceContext context, LifeSigns signs)
{
    private readonly ProgressWatch _watch = new(options, context.Calendar);
    private readonly BeatHistory _history = new();
    private readonly long _start = context.Time.GetTimestamp();
    private long _beats;
    private long _alarms;
    private int _missed;
    private bool _isAlarmed;
    private bool _hasReduced;
    private TimeSpan _lastGood;

    private TimeSpan Now => context.Time.GetElapsedTime(_start);

    public void Beat(CancellationToken cancellationToken)
    {
        EngineHealth reading = context.Health.Read();
        if (!reading.IsRunning)
        {
            _missed = 0;
            _lastGood = Now;
            context.Report(new ServiceReport(RunResult.NotReady("no run is going on")));
            return;
        }

        ProgressVerdict verdict = _watch.Judge(reading, Now);
        signs.Give(verdict, reading, cancellationToken);
        if (verdict.Fault is { } fault)
        {
            _missed++;
            if (_missed >= options.Misses && !_isAlarmed)
            {
                Alarm(fault);
            }
        }
        else
        {
            _beats++;
            Recover();
            _missed = 0;
            _lastGood = Now;
        }

        Report(reading, verdict);
    }

    private void Alarm(string fault)
    {
        _isAlarmed = true;
        _alarms++;
        string reason = FormattableString.Invariant($"{_missed} beats missed: {fault}");
        if (context.IsVirtual || !context.Commands.IsOpen)
        {
            context.Raise(
                FindingSeverity.Critical,
                reason + "; nothing is done about it, for the engine takes no commands"
            );
            return;
        }

        if (options.ReduceOnly)
        {
            _hasReduced = true;
            context.Commands.SetTradingState(TradingState.ReduceOnly, reason);
        }

        if (options.CancelOrders)
        {
            context.Commands.CancelWorkingOrders(reason);
        }

        context.Raise(FindingSeverity.Critical, reason);
    }

    /// <summary>What was cut back stays so until an operator says otherwise, unless the settings say that it need not.</summary>
    private void Recover()
    {
        if (!_isAlarmed)
        {
            return;
        }

        _isAlarmed = false;
        string reason = FormattableString.Invariant($"all comes on again after {(Now - _lastGood).TotalSeconds:0.#} s");
        if (_hasReduced && options.AutoResume && context.Commands.IsOpen)
        {
            context.Commands.SetTradingState(TradingState.Active, reason);
            _hasReduced = false;
        }

        context.Raise(
            FindingSeverity.Information,
            _hasReduced ? reason + "; trading stays cut back until somebody sets it" : reason
        );
        _hasReduced = false;
    }

    private void Report(EngineHealth reading, ProgressVerdict verdict)
    {
        List<ServiceFigure> figures =
        [
            new("sequence", reading.Sequence),
            new("since_step", reading.SinceStep.TotalSeconds, "s"),
            new("in_step_for", reading.InStepFor.TotalSeconds, "s"),
            new("open_orders", reading.OpenOrders),
            new("beats", _beats),
            new("missed_in_a_row", _missed),
            new("alarms", _alarms),
            new("sent_to_service_manager", signs.Sent),
            new("lost_threads", reading.LostThreads),
        ];
        if (reading.SinceBroker is { } broker)
        {
            figures.Add(new ServiceFigure("since_broker", broker.TotalSeconds, "s"));
        }

        _history.Add(context.Time.GetUtcNow(), reading, verdict.Fault is null);
        context.Report(
            new ServiceReport(verdict.Fault is null ? RunResult.Ok : RunResult.Failed("beats are missed"))
            {
                Figures = figures,
                Charts = [_history.Draw()],
                Tables = [FigureTable.Of("heartbeat", "Progress", figures), BeatHistory.Feeds(reading)],
            }
        );
    }
}
