using OptiFire.Engine.Decisions;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>One shard of an activation: the view its runs see, and what they leave until the kernel commits it.</summary>
/// <remarks>Made once; a run allocates nothing here. Runs of one shard never overlap.</remarks>
internal sealed partial class ActivationShard(
    ActivationBinding binding,
    ShardKey shard,
    ICalendar calendar,
    EngineView view,
    BoundNeeds firstNeeds,
    PortSlot[] ports
) : IRun, ISignalRun, ISignalFilterRun, IAllocationRun, ISizingRun, IRiskRun, IMonitorRun, IReportRun, IGuardRun
{
    private readonly StateSlot? _state = binding.Owner.StateOf(shard);
    private BoundNeeds _needs = firstNeeds;
    private PayloadWriter _outputs = new();
    private Random? _random;

    public ActivationBinding Binding => binding;

    public PortSlot[] Ports => ports;

    /// <summary>Whose the current run is.</summary>
    public RunClaim Claim { get; } = new();

    public PluginStatistics Statistics { get; private set; } = new();

    /// <summary>How the last run ended; null before the first.</summary>
    public RunResult? Last { get; set; }

    /// <summary>The outputs of the last good run in their stored form.</summary>
    public PayloadWriter LastOutputs { get; private set; } = new();

    /// <summary>The round the shard is waiting in, so that two triggers make one run.</summary>
    public long QueuedRound { get; set; } = -1;

    public RunResult Result { get; set; }

    /// <summary>The exception of the last failed run, for the log.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What verification found out; thrown at the commit.</summary>
    public PluginPromiseException? BrokenPromise { get; set; }

    /// <summary>The signal in force that this shard emitted; null before the first.</summary>
    public SignalEntry? Signal { get; set; }

    public RunEffects Effects { get; } = new();

    public InstanceId Instance => binding.Owner.Id;

    public ShardKey Shard => shard;

    public Timestamp Now => view.Now;

    public long Sequence => view.Sequence;

    public IInstruments Instruments => view.Instruments;

    public Instrument Instrument =>
        shard.Instrument == InstrumentId.None
            ? throw new InvalidOperationException($"{Instance} runs for the whole: there is no single instrument.")
            : view.Instruments[shard.Instrument];

    public IReadOnlyList<Instrument> Universe => binding.Universe;

    public ICalendar Calendar => calendar;

    public CancellationToken Cancellation => view.CancelsRuns ? Claim.TokenUnder(view.Cancellation) : view.Cancellation;

    public PortfolioView Portfolio => Declared(Need.Portfolio, view.Portfolio);

    public JournalHead Journal => Declared(Need.Journal, view.Journal);

    public IReadOnlyList<InstanceId> SignalInstances => view.SignalInstances;

    public GuardCause Cause { get; set; }

    public decimal AccountEquity => view.Equity;

    public decimal FlowSinceLast { get; set; }

    public Window<TValue> Window<T, TValue>(WindowNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged => _needs.Find<BoundWindow<T, TValue>>(need).Window;

    public Window<TValue> Window<T, TValue>(PanelNeed<T, TValue> need, Instrument instrument)
        where T : struct, IDatum<T>
        where TValue : unmanaged
    {
        for (int i = 0; i < binding.Universe.Count; i++)
        {
            if (binding.Universe[i].Id == instrument.Id)
            {
                return _needs.Find<BoundPanel<T, TValue>>(need).Window(i);
            }
        }

        return default;
    }

    public ReadOnlySpan<T> Rows<T>(RowsNeed<T> need)
        where T : struct, IDatum<T> => _needs.Find<BoundRows<T>>(need).Rows;

    public bool TryValue<T>(OutputNeed<T> need, out T value) => _needs.Find<BoundOutput<T>>(need).TryGet(out value);

    public Window<double> Equity(EquityNeed need) => _needs.Find<BoundEquity>(need).Window;

    public IReadOnlyList<TrackRecord> TrackRecords(TrackRecordNeed need) =>
        Declared(need, view.TrackRecords(need.Instance));

    public ref TState State<TState>()
        where TState : IPluginState<TState>
    {
        if (_state is StateSlot<TState> typed)
        {
            return ref typed.Working;
        }

        throw new InvalidOperationException(
            $"{Instance} keeps no state of type {typeof(TState).Name}: add WithState to its plan."
        );
    }

    public Random CreateRandom() =>
        _random ??= RunRandom.Create(view.Seed, binding.Owner.Seed, shard.Instrument.Value, view.Sequence);

    public void Publish<T>(Output<T> port, T value)
    {
        foreach (PortSlot slot in ports)
        {
            if (ReferenceEquals(slot.Port, port))
            {
                ((PortSlot<T>)slot).Set(value);
                return;
            }
        }

        throw new InvalidOperationException($"{Instance} does not declare the port '{port}' in this activation.");
    }

    /// <summary>Ties the shard to other places that meet its needs.</summary>
    public void Tie(BoundNeeds tied) => _needs = tied;

    /// <summary>Takes over what the same shard under other options had done and has in force.</summary>
    public void ContinueFrom(ActivationShard earlier)
    {
        Statistics = earlier.Statistics;
        Last = earlier.Last;
        Signal = earlier.Signal;
    }

    /// <summary>Takes the view, so that the run may happen later and beside the kernel.</summary>
    /// <returns>False when a need is unmet; <see cref="Result"/> says which.</returns>
    public bool TryBegin()
    {
        _state?.Begin();
        _random = null;
        Effects.Clear();
        foreach (PortSlot port in ports)
        {
            port.Begin();
        }

        if (_needs.Capture(view.Now) is { } missing)
        {
            Result = RunResult.NotReady(missing);
            return false;
        }

        return true;
    }

    /// <summary>Keeps what a run left, state and outputs together or neither.</summary>
    /// <param name="changed">Whether status, reason or outputs differ from the run before.</param>
    /// <returns>The outputs in their stored form.</returns>
    public ReadOnlyMemory<byte> Commit(out bool changed)
    {
        if (BrokenPromise is { } broken)
        {
            throw broken;
        }

        RunResult? before = Last;
        Last = Result;
        if (Result.Status != RunStatus.Ok)
        {
            changed = before != Result;
            Array.ForEach(ports, static port => port.Clear());
            return default;
        }

        _state?.Commit();
        if (_state is not null && binding.Owner.Promises.RestoresState)
        {
            binding.Owner.Promises.Restore(_state);
        }

        if (ports.Length == 0)
        {
            changed = before is { Status: not RunStatus.Ok };
            return default;
        }

        _outputs.Truncate();
        foreach (PortSlot port in ports)
        {
            port.WritePending(_outputs);
            port.Commit();
        }

        changed = before != Result || !_outputs.WrittenSpan.SequenceEqual(LastOutputs.WrittenSpan);
        (_outputs, LastOutputs) = (LastOutputs, _outputs);
        return LastOutputs.WrittenMemory;
    }

    public void CloseRound()
    {
        foreach (PortSlot port in ports)
        {
            port.CloseRound();
        }
    }

    private T Declared<T>(Need need, T value)
    {
        _needs.Find<BoundAlways>(need);
        return value;
    }
}
