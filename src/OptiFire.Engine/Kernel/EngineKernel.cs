using OptiFire.Engine.Budgets;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Simulation.Brokers;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
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
/// Everything here happens on one thread and in one sequence. Data of one moment are a slice, applied whole before anything
/// is triggered; clock triggers of the same moment join the slice's round.
/// </remarks>
internal sealed class EngineKernel : IDisposable
{
    private readonly EngineParts _parts;
    private readonly SimulatedVenue _venue;
    private readonly WorkerPool _workers;
    private readonly PluginMeter _meter;
    private readonly RoundExecutor _rounds;
    private readonly RunControl _runs;
    private readonly MomentWaiter _waiter;
    private readonly GuardBench _guards;
    private readonly CorporateActions _actions;
    private readonly DecisionPipeline _pipeline;
    private readonly CommandInbox _commands;
    private readonly BrokerInbox _inbox;
    private readonly SliceApplier _slices;
    private readonly KernelTimers _timers;
    private readonly AccountClerk _clerk;
    private readonly OperatorDesk _operator;
    private readonly SourceFeeds _feeds = new();
    private readonly List<InstrumentId> _retry = [];
    private readonly bool _waitsForDisk;
    private bool _hasFill;

    public EngineKernel(EngineParts parts, CommandInbox commands, Action<RunProgress>? progressMade)
    {
        _parts = parts;
        _venue = new SimulatedVenue(parts.Broker as IMarketDrivenBroker);
        var clock = new ThreadClock();
        // On virtual time the kernel's own thread works along; on real time it only waits.
        bool worksAlong = parts.Timing.Deadline is null;
        _workers = new WorkerPool(parts.Settings.System.MaxWorkers - (worksAlong ? 1 : 0), clock);
        _meter = new PluginMeter(clock);
        _rounds = new RoundExecutor(parts.Graph, _workers, _meter, parts.Timing, parts.View, parts.Fences);
        _runs = new RunControl(parts.Graph, parts.View, parts.Log, parts.Controls, parts.Bus, parts.Logger);
        _guards = new GuardBench(parts.Controls, parts.Trading, parts.Log, _meter);
        var gate = new Gate(parts);
        Desk = new TradingDesk(parts, gate);
        Results = new ResultDesk(parts.View, parts.Log, parts.Signals, parts.Controls, parts.Bus, _runs, parts.Logger);
        _actions = new CorporateActions(parts, _venue, Desk);
        _pipeline = new DecisionPipeline(parts, Desk);
        _commands = commands;
        _commands.Begin(parts.Log, parts.RecordedCommands);
        _waiter = new MomentWaiter(parts.Clock, commands, parts.View);
        _inbox = new BrokerInbox(message => Desk.Handle(in message));
        _slices = new SliceApplier(parts, _venue, _actions, _rounds);
        _timers = new KernelTimers(parts.Graph, parts.BaseCalendar);
        _clerk = new AccountClerk(parts, _guards, progressMade);
        _operator = new OperatorDesk(_clerk, _guards, parts.Trading, _runs, _rounds);
        _waitsForDisk = parts.Settings.Execution.Durability == Durability.BeforeSend;
        Wire(gate);
    }

    /// <summary>How many data were applied.</summary>
    public long Inputs => _slices.Inputs;

    public long Rounds { get; private set; }

    public ResultDesk Results { get; }

    public TradingDesk Desk { get; }

    /// <summary>When the first datum became available.</summary>
    public Timestamp First { get; private set; }

    /// <summary>Runs until the data end or the token says so.</summary>
    public void Run(SourceRequest request, CancellationToken cancellationToken)
    {
        _parts.View.Cancellation = cancellationToken;
        _parts.Broker.Connect(_inbox);
        _feeds.Open(_parts, _slices, request, cancellationToken);
        Timestamp first = _feeds.Next;
        if (first < Timestamp.MaxValue)
        {
            First = first;
            _clerk.BookFlow(_parts.Settings.Execution.InitialCash, "initial cash", first);
            _timers.Start(first);
            _parts.Load?.Start(Shed);
            Loop(cancellationToken);
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            _clerk.Seal(Inputs);
        }
    }

    /// <summary>The plugin that has been running on the kernel's thread for longer than a time; null when none has.</summary>
    public InstanceId? StalledFor(TimeSpan time) => _meter.RunningFor(time);

    /// <summary>What each instance does and costs; from any thread.</summary>
    public IReadOnlyList<PluginStatus> ReadPlugins() => PluginStatuses.Read(_parts.Graph, _parts.View.Now);

    /// <summary>Threads that run plugins.</summary>
    public int Workers => _workers.Threads;

    /// <summary>Threads given up to runs that have not returned.</summary>
    public int LostThreads => _workers.Lost;

    public void Dispose()
    {
        _parts.Load?.Dispose();
        _workers.Dispose();
        foreach (ActivationShard shard in _parts.Graph.Bindings.SelectMany(b => b.Shards))
        {
            shard.Claim.Dispose();
        }
    }

    private void Shed(int level, string reason) =>
        _commands.Add(new CommandGiven(CommandKind.Shed, default, "engine", OperatorDesk.Load, level, reason));

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

        _rounds.Ended = Results.Take;
        _rounds.Closed = _runs.EndRound;
        parts.Signals.Touched = parts.Targets.Touch;
        parts.Signals.Changed = entry =>
        {
            parts.Paper.OnSignal(entry, parts.View.Now);
            if (parts.Bus.Wants<SignalChanged>())
            {
                parts.Bus.Publish(new SignalChanged(entry.Sequence, parts.View.Now, entry.ToSignal()));
            }
        };
        parts.Controls.Changed = () => parts.Targets.TouchAll(parts.Ledger);
        parts.Trading.Changed = (state, reason) =>
        {
            parts.Targets.TouchAll(parts.Ledger);
            if (state != TradingState.Active)
            {
                Desk.CancelIncreasing(reason);
            }

            EngineLog.TradingStateChanged(parts.Logger, state.ToString(), parts.Log.Sequence, reason);
            parts.Bus.Publish(new TradingStateChanged(parts.Log.Sequence, parts.View.Now, state, reason));
        };
        Desk.Filled = OnFilled;
        Desk.HeldBack = _retry.Add;
        Desk.EndedUnfilled = order =>
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
            Timestamp data = _feeds.Next;
            if (data == Timestamp.MaxValue)
            {
                _inbox.Drain();
                return;
            }

            Timestamp moment = _timers.Next < data ? _timers.Next : data;
            if (_waiter.TryWait(ref moment, cancellationToken))
            {
                Step(moment, moment == data);
            }
        }
    }

    private void Step(Timestamp moment, bool hasData)
    {
        // Messages that came since the last step belong to this one: a replay finds them by the step's time.
        _parts.View.Now = moment;
        _inbox.Drain();
        _commands.Execute(moment, _operator);
        _venue.OnTime(moment);
        if (_actions.Next <= moment)
        {
            _actions.TakeEffect(moment);
        }

        if (hasData)
        {
            _feeds.Apply(moment);
        }

        AskGuards();
        if (_timers.Next <= moment && _timers.Fire(moment, _rounds))
        {
            _clerk.MarkSession(moment, Inputs);
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
            _retry.Clear();
            _guards.Check(GuardCause.Decision);
            _pipeline.Run(moment, _parts.View.SignalInstances.Count);
            _retry.ForEach(_parts.Targets.Touch);
        }

        if (Desk.HasOutbox)
        {
            Send();
        }
    }

    /// <summary>Asks once per slice, when all of it is applied: half a hedge marked is not the account.</summary>
    private void AskGuards()
    {
        if (_hasFill)
        {
            _guards.Check(GuardCause.Fill);
        }
        else if (_slices.HasMarkedHolding)
        {
            _guards.Check(GuardCause.Mark);
        }

        _hasFill = false;
        _slices.HasMarkedHolding = false;
    }

    private void Send()
    {
        if (_waitsForDisk)
        {
            _parts.Tape?.Flush();
            _parts.Log.Close(requiresDurability: true);
            _parts.Journal.WaitUntilDurable(_parts.Log.Sequence, _parts.View.Cancellation);
        }

        Desk.Send();
    }

    private void OnFilled(TrackedOrder order)
    {
        _hasFill = true;
        foreach ((InstrumentId instrument, ActivationShard shard) in _parts.Graph.OnFill)
        {
            if (instrument == InstrumentId.None || instrument == order.Request.Instrument)
            {
                _rounds.Queue(shard);
            }
        }
    }
}
