using OptiFire.Engine.Budgets;
using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Health;
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
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>The one loop: takes the next moment of data or clock, applies it whole, runs the round it triggers, decides, sends.</summary>
/// <remarks>
/// Everything here happens on one thread and in one sequence. Data of one moment are a slice, applied whole before anything
/// is triggered; clock triggers of the same moment join the slice's round.
/// </remarks>
internal sealed partial class EngineKernel : IDisposable
{
    private readonly EngineParts _parts;
    private readonly SimulatedVenue _venue;
    private readonly WorkerPool _workers;
    private readonly PluginMeter _meter;
    private readonly RoundExecutor _rounds;
    private readonly RunControl _runs;
    private readonly MomentWaiter _waiter;
    private readonly GuardBench _guards;
    private readonly Gate _gate;
    private readonly CorporateActions _actions;
    private readonly DecisionPipeline _pipeline;
    private readonly CommandInbox _commands;
    private readonly BrokerInbox _inbox;
    private readonly SliceApplier _slices;
    private readonly DataFilterBench _filters;
    private readonly KernelTimers _timers;
    private readonly ClockJumps _jumps;
    private readonly AccountClerk _clerk;
    private readonly OperatorDesk _operator;
    private readonly SettingsDesk _settings;
    private readonly SourceFeeds _feeds = new();
    private readonly List<InstrumentId> _retry = [];
    private readonly CheckpointDesk _checkpoints;
    private readonly StopRequest _stop;
    private readonly bool _waitsForDisk;
    private bool _watchesLoad;
    private readonly KernelMemory _memory;
    private Backfill? _backfill;

    public EngineKernel(
        EngineParts parts,
        CommandInbox commands,
        OrderTimingBoard timings,
        StopRequest stop,
        Action<RunProgress>? progressMade
    )
    {
        _parts = parts;
        _venue = new SimulatedVenue(parts.Broker as IMarketDrivenBroker);
        var clock = new ThreadClock();
        // On virtual time the kernel's own thread works along; on real time it only waits.
        bool worksAlong = parts.Timing.Deadline is null;
        _workers = new WorkerPool(parts.Settings.System.MaxWorkers - (worksAlong ? 1 : 0), clock);
        Health = new KernelHealth(parts, timings, _workers);
        _meter = new PluginMeter(clock);
        _rounds = new RoundExecutor(parts.Graph, _workers, _meter, parts.Timing, parts.View, parts.Fences);
        _runs = new RunControl(parts);
        _guards = new GuardBench(parts.Controls, parts.Trading, parts.Log, _meter);
        _gate = new Gate(parts);
        Desk = new TradingDesk(parts, _gate, Health, timings);
        Results = new ResultDesk(parts.View, parts.Log, parts.Signals, parts.Controls, parts.Bus, _runs, parts.Logger);
        _actions = new CorporateActions(parts, _venue, Desk);
        _pipeline = new DecisionPipeline(parts, Desk);
        _commands = commands;
        _commands.Begin(parts.Log, parts.RecordedCommands, parts.RecordedEnd);
        _waiter = new MomentWaiter(parts.Clock, commands, parts.View);
        _inbox = new BrokerInbox((message, came) => Desk.Handle(in message, came), Health, timings);
        _slices = new SliceApplier(parts, _venue, _actions, _rounds);
        _filters = new DataFilterBench(parts, _slices, _rounds);
        _timers = new KernelTimers(parts.BaseCalendar, parts.Settings.System.Seed, parts.TimerPolicy, parts.Logger);
        _jumps = new ClockJumps(parts.Log, parts.Jumps, parts.Logger);
        _clerk = new AccountClerk(parts, _guards, progressMade);
        _operator = new OperatorDesk(_clerk, _guards, parts.Trading, Desk, Results, _runs, _rounds);
        _settings = new SettingsDesk(parts, Rewire, Restore);
        _waitsForDisk = parts.Settings.Execution.Durability == Durability.BeforeSend;
        _memory = new KernelMemory(_rounds);
        Schedule.IsPaused = instance => parts.Graph.IsPaused(instance);
        State = RunState.Of(
            parts,
            _settings,
            [
                Desk,
                _actions,
                new TimerSection(_timers, parts.View),
                _memory,
                _slices,
                _filters,
                _runs,
                new ShownResults(Results),
            ]
        );
        _checkpoints = parts.Checkpoints;
        _stop = stop;
        Connect();
        Wire();
    }

    /// <summary>How many data were applied.</summary>
    public long Inputs => _slices.Inputs;

    public long Rounds => _memory.Rounds;

    /// <summary>Everything that a checkpoint holds.</summary>
    public RunState State { get; }

    /// <summary>How far the run is; from any thread.</summary>
    public KernelHealth Health { get; }

    public ResultDesk Results { get; }

    public TradingDesk Desk { get; }

    /// <summary>What runs by the clock.</summary>
    public ScheduleBoard Schedule => _timers.Board;

    /// <summary>Called when other settings brought other plugins.</summary>
    public Action<IReadOnlyList<PluginInstance>>? Tied { get; set; }

    /// <summary>How the run ended.</summary>
    public RunEnding Ending { get; private set; }

    /// <summary>When the first datum became available.</summary>
    public Timestamp First => _memory.First;

    /// <summary>Runs until the data end or the token says so.</summary>
    public void Run(SourceRequest request, CancellationToken cancellationToken)
    {
        _parts.View.Cancellation = cancellationToken;
        _parts.Broker.Connect(_inbox);
        _filters.Quarantine = request.Quarantine;
        _backfill = new Backfill(_parts, Health, request);
        Timestamp? after = _parts.From is null ? null : _parts.View.Now;
        _feeds.Open(_parts, _filters.Entrance, Health, request, after, cancellationToken);
        Timestamp first = _feeds.Next;
        if (after is not null)
        {
            Loop(cancellationToken);
        }
        else if (first < Timestamp.MaxValue)
        {
            _memory.First = first;
            _clerk.BookFlow(_parts.Settings.Execution.InitialCash, "initial cash", first);
            _timers.Start(first, _parts.Graph);
            Loop(cancellationToken);
        }

        Ending =
            cancellationToken.IsCancellationRequested ? RunEnding.Cancelled
            : _feeds.Next < Timestamp.MaxValue ? RunEnding.Stopped
            : RunEnding.Whole;
        if (Ending == RunEnding.Stopped)
        {
            Drain(cancellationToken);
        }

        _checkpoints.Serve();
        if (Ending == RunEnding.Whole)
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

    /// <summary>Puts the plugins where they are called or looked at outside rounds.</summary>
    private void Wire()
    {
        _parts.View.SignalInstances.Clear();
        foreach (ActivationBinding binding in _parts.Graph.Bindings)
        {
            _parts.View.Register(binding.Owner);
            switch (binding.Activation.Role)
            {
                case Role.OrderFilter:
                    _gate.Add(binding);
                    break;
                case Role.Guard:
                    binding.Shards.ForEach(_guards.Add);
                    break;
                case Role.Signal when !_parts.View.SignalInstances.Contains(binding.Owner.Id):
                    _parts.View.SignalInstances.Add(binding.Owner.Id);
                    _parts.Paper.Add(binding.Owner);
                    break;
                case Role.DataFilter:
                    _filters.Add(binding);
                    break;
                default:
                    break;
            }
        }
    }

    private void Connect()
    {
        EngineParts parts = _parts;
        _rounds.Ended = Results.Take;
        _rounds.Closed = _runs.EndRound;
        _runs.ServicesChanged = () => Tied?.Invoke(parts.Graph.Instances);
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
}
