using System.Runtime.CompilerServices;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Engine.Scheduling;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>The one loop: takes the next moment of data or clock, applies it whole, runs the round it triggers, decides, sends.</summary>
/// <remarks>
/// Everything here happens on one thread and in one sequence. Data of one moment are a slice: broker first, then ledger
/// and store, then triggers. Clock triggers of the same moment join the slice's round.
/// </remarks>
internal sealed class EngineKernel : ISliceSink, IDisposable
{
    private const string SessionClose = "~session-close";

    private readonly EngineParts _parts;
    private readonly SimulatedVenue _venue;
    private readonly WorkerPool _workers;
    private readonly RoundExecutor _rounds;
    private readonly GuardBench _guards;
    private readonly ResultDesk _results;
    private readonly TradingDesk _desk;
    private readonly DecisionPipeline _pipeline;
    private readonly CorporateActions _actions;
    private readonly BrokerInbox _inbox;
    private readonly TimerQueue _timers = new();
    private readonly Dictionary<string, ActivationShard> _timed = new(StringComparer.Ordinal);
    private readonly List<TimerRun> _due = [];
    private readonly List<SourceFeed> _feeds = [];
    private readonly bool _waitsForDisk;
    private Timestamp _nextTimer = Timestamp.MaxValue;

    public EngineKernel(EngineParts parts)
    {
        _parts = parts;
        _venue = new SimulatedVenue(parts.Broker as IMarketDrivenBroker);
        var meter = new PluginMeter(new ThreadClock());
        int workers = parts.Settings.System.MaxWorkers;
        _workers = new WorkerPool(workers, meter.Run);
        _rounds = new RoundExecutor(parts.Graph, _workers, workers, meter);
        _guards = new GuardBench(parts.Controls, parts.Trading, parts.Log);
        var gate = new Gate(
            parts.Instruments,
            parts.Settings.Risk,
            parts.Ledger,
            parts.Orders,
            parts.Trading,
            parts.Controls
        );
        _desk = new TradingDesk(
            parts.Instruments,
            gate,
            parts.Orders,
            parts.Ledger,
            parts.Log,
            parts.Broker,
            parts.View,
            parts.Bus,
            TimeSpan.FromMilliseconds(parts.Settings.Execution.DecisionLatencyMilliseconds)
        );
        _actions = new CorporateActions(parts, _venue, _desk);
        _results = new ResultDesk(parts.View, parts.Log, parts.Signals, parts.Controls, parts.Bus, parts.Logger);
        _pipeline = new DecisionPipeline(
            parts.Instruments,
            parts.Settings,
            parts.Ledger,
            parts.Orders,
            parts.Signals,
            parts.Controls,
            parts.Trading,
            parts.Targets,
            parts.Log,
            _desk
        );
        _inbox = new BrokerInbox(message => _desk.Handle(in message));
        _waitsForDisk = parts.Settings.Execution.Durability == Durability.BeforeSend;
        Wire(gate);
    }

    /// <summary>How many data were applied.</summary>
    public long Inputs { get; private set; }

    public long Rounds { get; private set; }

    public ResultDesk Results => _results;

    public TradingDesk Desk => _desk;

    /// <summary>When the first datum became available.</summary>
    public Timestamp First { get; private set; }

    /// <summary>Called at every session close and at the end.</summary>
    public Action<RunProgress>? ProgressMade { get; init; }

    /// <summary>Runs until the data end or the token says so.</summary>
    public void Run(SourceRequest request, CancellationToken cancellationToken)
    {
        _parts.View.Cancellation = cancellationToken;
        _parts.Broker.Connect(_inbox);
        foreach (IMarketDataSource source in _parts.Sources)
        {
            var feed = new SourceFeed(source, _parts.Store, this);
            feed.Start(request, cancellationToken);
            _feeds.Add(feed);
        }

        foreach (SourceFeed feed in _feeds)
        {
            feed.Open();
        }

        Timestamp first = NextData();
        if (first < Timestamp.MaxValue)
        {
            First = first;
            BookFlow(_parts.Settings.Execution.InitialCash, "initial cash", first);
            StartTimers(first);
            Loop(cancellationToken);
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            End();
        }
    }

    public void Apply<T>(in T datum, SeriesTable<T>? table)
        where T : struct, IDatum<T>
    {
        _parts.Log.Advance(1);
        Inputs++;
        _parts.Tape?.Add(in datum, _parts.Log.Sequence);
        _venue.OnDatum(in datum);
        if (typeof(T) == typeof(Bar))
        {
            ApplyBar(in Unsafe.As<T, Bar>(ref Unsafe.AsRef(in datum)));
        }
        else if (typeof(T) == typeof(CorporateAction))
        {
            _actions.Announce(in Unsafe.As<T, CorporateAction>(ref Unsafe.AsRef(in datum)));
        }

        if (table?.Find(datum.Instrument, datum.Variant) is { } series && series.Append(in datum))
        {
            foreach (ActivationShard shard in series.Triggers)
            {
                _rounds.Queue(shard);
            }
        }
    }

    public void Dispose() => _workers.Dispose();

    private void Wire(Gate gate)
    {
        EngineParts parts = _parts;
        foreach (ActivationBinding binding in parts.Graph.Bindings)
        {
            if (binding.Activation.Role == Role.OrderFilter)
            {
                gate.Add(binding);
            }
            else if (binding.Activation.Role == Role.Guard)
            {
                binding.Shards.ForEach(_guards.Add);
            }
        }

        _rounds.Ended = _results.Take;
        parts.Signals.Touched = parts.Targets.Touch;
        parts.Signals.Changed = entry =>
        {
            parts.Paper.OnSignal(entry);
            if (parts.Bus.Wants<SignalChanged>())
            {
                parts.Bus.Publish(new SignalChanged(entry.Sequence, parts.View.Now, entry.ToSignal()));
            }
        };
        parts.Controls.Changed = () => parts.Targets.TouchAll(parts.Ledger);
        parts.Trading.Changed = (state, reason) =>
        {
            parts.Targets.TouchAll(parts.Ledger);
            EngineLog.TradingStateChanged(parts.Logger, state.ToString(), parts.Log.Sequence, reason);
            parts.Bus.Publish(new TradingStateChanged(parts.Log.Sequence, parts.View.Now, state, reason));
        };
        _desk.Filled = OnFilled;
        _desk.EndedUnfilled = order =>
        {
            if (order.Status is OrderStatus.Canceled or OrderStatus.Expired)
            {
                parts.Targets.Touch(order.Request.Instrument);
            }
        };
    }

    private void Loop(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            _inbox.Drain();
            Timestamp data = NextData();
            if (data == Timestamp.MaxValue)
            {
                return;
            }

            Timestamp moment = _nextTimer < data ? _nextTimer : data;
            _parts.Clock.WaitUntil(moment, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            Step(moment, moment == data);
        }
    }

    /// <summary>Seals the journal. A run that was cancelled is not sealed: it can be continued.</summary>
    private void End()
    {
        Ledger ledger = _parts.Ledger;
        _parts.Tape?.Flush();
        _parts.Log.Append(new RunEnded(_parts.View.Now, Inputs, ledger.Fills, ledger.Cash, ledger.Equity));
        _parts.Log.Close(requiresDurability: true);
        _parts.Journal.WaitUntilDurable(_parts.Log.Sequence, _parts.View.Cancellation);
        ReportProgress(ledger.Equity);
    }

    private void ReportProgress(decimal equity) =>
        ProgressMade?.Invoke(
            new RunProgress(_parts.View.Now, Inputs, _parts.Ledger.Fills, equity, _parts.Trading.State)
        );

    private void Step(Timestamp moment, bool hasData)
    {
        _parts.View.Now = moment;
        _venue.OnTime(moment);
        if (_actions.Next <= moment)
        {
            _actions.TakeEffect(moment);
        }

        if (hasData)
        {
            foreach (SourceFeed feed in _feeds)
            {
                if (feed.Next == moment)
                {
                    feed.Apply(moment);
                }
            }
        }

        if (_nextTimer <= moment)
        {
            FireTimers(moment);
        }

        _parts.Signals.Expire(moment);
        if (!_rounds.IsEmpty)
        {
            _parts.View.Open();
            _rounds.Run();
            Rounds++;
        }

        if (_parts.Targets.Any)
        {
            if (_guards.Any)
            {
                _guards.Check(GuardCause.Decision);
            }

            _pipeline.Run(moment, _parts.View.SignalInstances.Count);
        }

        if (_desk.HasOutbox)
        {
            Send();
        }
    }

    private void Send()
    {
        if (_waitsForDisk)
        {
            _parts.Tape?.Flush();
            _parts.Log.Close(requiresDurability: true);
            _parts.Journal.WaitUntilDurable(_parts.Log.Sequence, _parts.View.Cancellation);
        }

        _desk.Send();
    }

    private void ApplyBar(in Bar bar)
    {
        if (_parts.Paper.IsWaiting(bar.Instrument))
        {
            _parts.Paper.OnBar(in bar);
        }

        _parts.Ledger.Mark(bar.Instrument, bar.Close);
        if (_guards.Any && _parts.Ledger.Holds(bar.Instrument))
        {
            _guards.Check(GuardCause.Mark);
        }
    }

    private void OnFilled(TrackedOrder order)
    {
        if (_guards.Any)
        {
            _guards.Check(GuardCause.Fill);
        }

        foreach ((InstrumentId instrument, ActivationShard shard) in _parts.Graph.OnFill)
        {
            if (instrument == InstrumentId.None || instrument == order.Request.Instrument)
            {
                _rounds.Queue(shard);
            }
        }
    }

    private void BookFlow(decimal amount, string reason, Timestamp now)
    {
        _parts.View.Now = now;
        _parts.Log.Append(new FlowBooked(now, amount, reason));
        _parts.Curve.BeforeFlow(_parts.Ledger.Equity);
        _parts.Ledger.BookFlow(amount);
        _parts.Curve.AfterFlow(_parts.Ledger.Equity);
        _guards.Check(GuardCause.Flow, amount);
    }

    private void StartTimers(Timestamp first)
    {
        var before = new Timestamp(first.UnixNanoseconds - 1);
        _timers.Add(SessionClose, new ScheduleClock(Schedule.AtClose(), _parts.BaseCalendar), before);
        int number = 0;
        foreach ((Schedule schedule, ICalendar calendar, ActivationShard shard) in _parts.Graph.Timers)
        {
            string key = number++.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
            _timers.Add(key, new ScheduleClock(schedule, calendar), before);
            _timed.Add(key, shard);
        }

        _nextTimer = _timers.PeekNext() ?? Timestamp.MaxValue;
    }

    private void FireTimers(Timestamp moment)
    {
        _due.Clear();
        _timers.PopDue(moment, _due);
        foreach (TimerRun run in _due)
        {
            if (run.Key == SessionClose)
            {
                MarkSession(moment);
            }
            else
            {
                _rounds.Queue(_timed[run.Key]);
            }
        }

        _nextTimer = _timers.PeekNext() ?? Timestamp.MaxValue;
    }

    private void MarkSession(Timestamp moment)
    {
        decimal equity = _parts.Ledger.Equity;
        double index = _parts.Curve.Close(moment, equity);
        long sequence = _parts.Log.Append(new AccountMarked(moment, _parts.Ledger.Cash, equity, index));
        if (_parts.Bus.Wants<PortfolioMarked>())
        {
            _parts.Bus.Publish(new PortfolioMarked(sequence, moment, _parts.Ledger.ToView(sequence, moment)));
        }

        ReportProgress(equity);
    }

    private Timestamp NextData()
    {
        Timestamp next = Timestamp.MaxValue;
        foreach (SourceFeed feed in _feeds)
        {
            next = feed.Next < next ? feed.Next : next;
        }

        return next;
    }
}
