using System.Diagnostics;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>One service's work: takes the stamps, reports, and acts when the broker is too slow.</summary>
internal sealed class LatencyWatch(BrokerLatencyOptions options, IServiceContext context)
{
    private const double Tail = 0.99;

    // A figure that wavers around its limit is one trouble and not many.
    private const double EnoughLess = 0.8;

    private readonly OrderLatencies _orders = new(
        TimeSpan.FromMilliseconds(options.TimeoutMilliseconds),
        TimeSpan.FromMilliseconds(options.ExpectedIntervalMilliseconds)
    );
    private readonly OrderTiming[] _buffer = new OrderTiming[256];
    private readonly TimeSpan _window = TimeSpan.FromMinutes(options.WindowMinutes);
    private long _turned = context.Time.GetTimestamp();
    private long _dropped;
    private bool _isSlow;

    public void Look()
    {
        Take();
        if (context.Time.GetElapsedTime(_turned) >= _window)
        {
            _turned = context.Time.GetTimestamp();
            _orders.Turn();
        }

        long now = Now();
        int overdue = _orders.Overdue(now).Count;
        (LatencyStage Stage, LatencyHistogram Durations)[] stages =
        [
            .. Enum.GetValues<LatencyStage>().Select(s => (s, _orders.Of(s, now))),
        ];
        if (Array.TrueForAll(stages, s => s.Durations.Count == 0))
        {
            context.Report(new ServiceReport(RunResult.NotReady("no order was timed yet")));
            return;
        }

        (long count, double p99) = stages[(int)LatencyStage.SentToAcknowledged].Durations.Recent(Tail);
        Judge(count, p99);
        Report(stages, overdue, count, p99);
    }

    private void Take()
    {
        int taken;
        while ((taken = context.OrderTimings.Take(_buffer)) > 0)
        {
            for (int i = 0; i < taken; i++)
            {
                _orders.Take(in _buffer[i]);
            }
        }

        long dropped = context.OrderTimings.Dropped;
        if (dropped > _dropped)
        {
            context.Raise(
                FindingSeverity.Warning,
                $"{dropped - _dropped} stamps of orders were lost; the {_orders.Followed} orders on their way are left out"
            );
            _dropped = dropped;
            _orders.Forget();
        }
    }

    /// <summary>Now, in the units of the stamps.</summary>
    private long Now() =>
        context.Time.TimestampFrequency == Stopwatch.Frequency
            ? context.Time.GetTimestamp()
            : (long)(context.Time.GetTimestamp() * ((double)Stopwatch.Frequency / context.Time.TimestampFrequency));

    private void Judge(long count, double p99)
    {
        bool isSlow = count >= options.MinCount && p99 > options.MaxP99Milliseconds * (_isSlow ? EnoughLess : 1);
        if (isSlow == _isSlow)
        {
            return;
        }

        _isSlow = isSlow;
        string reason = FormattableString.Invariant(
            $"99 % of {count} orders were answered within {p99:0.###} ms, limit {options.MaxP99Milliseconds} ms"
        );
        if (!isSlow)
        {
            context.Raise(FindingSeverity.Information, "the broker is fast enough again: " + reason);
            return;
        }

        bool canAsk = !context.IsVirtual && context.Commands.IsOpen;
        if (options.ReduceOnly && canAsk)
        {
            context.Commands.SetTradingState(TradingState.ReduceOnly, reason);
        }

        context.Raise(
            options.ReduceOnly ? FindingSeverity.Critical : FindingSeverity.Warning,
            options.ReduceOnly && !canAsk
                ? reason + "; nothing is done about it, for the engine takes no commands"
                : reason
        );
    }

    private void Report((LatencyStage Stage, LatencyHistogram Durations)[] stages, int overdue, long count, double p99)
    {
        List<ServiceFigure> figures =
        [
            new("orders_answered", _orders.Answered),
            new("orders_overdue", overdue),
            new("answers_late_or_given_up", _orders.LateAnswers),
            new("recent_count", count),
            new("stamps_lost", _dropped),
        ];
        if (!double.IsNaN(p99))
        {
            figures.Add(new ServiceFigure("recent_p99", p99, "ms"));
        }

        context.Report(
            new ServiceReport(RunResult.Ok)
            {
                Figures = figures,
                Charts = [LatencyPictures.Curve(stages)],
                Tables = [LatencyPictures.Percentiles(stages), FigureTable.Of("orders", "Orders", figures)],
            }
        );
    }
}
