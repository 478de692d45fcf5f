using OptiFire.Engine.Decisions;
using OptiFire.Engine.Kernel;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

/// <summary>One shard of an activation: the view its runs see, and what they leave until the kernel commits it.</summary>
/// <remarks>Made once; a run allocates nothing here. Runs of one shard never overlap.</remarks>
internal sealed class ActivationShard(
    ActivationBinding binding,
    ShardKey shard,
    ICalendar calendar,
    EngineView view,
    BoundNeeds needs,
    PortSlot[] ports
) : IRun, ISignalRun, ISignalFilterRun, IAllocationRun, ISizingRun, IRiskRun, IMonitorRun, IReportRun, IGuardRun
{
    private readonly StateSlot? _state = binding.Owner.StateOf(shard);
    private PayloadWriter _outputs = new();
    private PayloadWriter _lastOutputs = new();
    private Random? _random;

    public ActivationBinding Binding => binding;

    public PortSlot[] Ports => ports;

    /// <summary>Whose the current run is.</summary>
    public RunClaim Claim { get; } = new();

    public PluginStatistics Statistics { get; } = new();

    /// <summary>How the last run ended; null before the first.</summary>
    public RunResult? Last { get; private set; }

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
        where TValue : unmanaged => needs.Find<BoundWindow<T, TValue>>(need).Window;

    public Window<TValue> Window<T, TValue>(PanelNeed<T, TValue> need, Instrument instrument)
        where T : struct, IDatum<T>
        where TValue : unmanaged
    {
        for (int i = 0; i < binding.Universe.Count; i++)
        {
            if (binding.Universe[i].Id == instrument.Id)
            {
                return needs.Find<BoundPanel<T, TValue>>(need).Window(i);
            }
        }

        return default;
    }

    public ReadOnlySpan<T> Rows<T>(RowsNeed<T> need)
        where T : struct, IDatum<T> => needs.Find<BoundRows<T>>(need).Rows;

    public bool TryValue<T>(OutputNeed<T> need, out T value) => needs.Find<BoundOutput<T>>(need).TryGet(out value);

    public Window<double> Equity(EquityNeed need) => needs.Find<BoundEquity>(need).Window;

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
        _random ??= RunRandom.Create(view.Seed, binding.Owner.Number, shard.Instrument.Value, view.Sequence);

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

        if (needs.Capture(view.Now) is { } missing)
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
            foreach (PortSlot port in ports)
            {
                port.Clear();
            }

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

        changed = before != Result || !_outputs.WrittenSpan.SequenceEqual(_lastOutputs.WrittenSpan);
        (_outputs, _lastOutputs) = (_lastOutputs, _outputs);
        return _lastOutputs.WrittenMemory;
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
        needs.Find<BoundAlways>(need);
        return value;
    }
}
