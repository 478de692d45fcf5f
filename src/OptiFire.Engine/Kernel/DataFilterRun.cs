using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>A shard as a data filter sees it: its view, and the state itself in place of a copy.</summary>
internal sealed class DataFilterRun(ActivationShard shard) : IDataFilterRun
{
    private readonly StateSlot? _state = shard.Binding.Owner.StateOf(shard.Shard);

    public ActivationShard Of => shard;

    /// <summary>How the run before ended.</summary>
    public RunResult Last { get; set; } = RunResult.Ok;

    public InstanceId Instance => shard.Instance;

    public ShardKey Shard => shard.Shard;

    public Timestamp Now => shard.Now;

    public long Sequence => shard.Sequence;

    public IInstruments Instruments => shard.Instruments;

    public Instrument Instrument => shard.Instrument;

    public IReadOnlyList<Instrument> Universe => shard.Universe;

    public ICalendar Calendar => shard.Calendar;

    public CancellationToken Cancellation => shard.Cancellation;

    public PortfolioView Portfolio => shard.Portfolio;

    public JournalHead Journal => shard.Journal;

    /// <summary>Whether the run left something beside its verdict that has to be kept.</summary>
    public bool HasNews
    {
        get
        {
            if (shard.Result != Last || shard.Effects.Findings.Count > 0)
            {
                return true;
            }

            foreach (PortSlot port in shard.Ports)
            {
                if (port.IsWritten)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Puts the state through its stored form where that is wanted.</summary>
    public void Verify()
    {
        PromiseChecks promises = shard.Binding.Owner.Promises;
        if (_state is not null && promises.RestoresState)
        {
            promises.Restore(_state);
        }
    }

    public Window<TValue> Window<T, TValue>(WindowNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged => shard.Window(need);

    public Window<TValue> Window<T, TValue>(PanelNeed<T, TValue> need, Instrument instrument)
        where T : struct, IDatum<T>
        where TValue : unmanaged => shard.Window(need, instrument);

    public ReadOnlySpan<T> Rows<T>(RowsNeed<T> need)
        where T : struct, IDatum<T> => shard.Rows(need);

    public bool TryValue<T>(OutputNeed<T> need, out T value) => shard.TryValue(need, out value);

    public Window<double> Equity(EquityNeed need) => shard.Equity(need);

    public IReadOnlyList<TrackRecord> TrackRecords(TrackRecordNeed need) => shard.TrackRecords(need);

    public ref TState State<TState>()
        where TState : IPluginState<TState>
    {
        if (_state is StateSlot<TState> typed)
        {
            return ref typed.InPlace;
        }

        throw new InvalidOperationException(
            $"{Instance} keeps no state of type {typeof(TState).Name}: add WithState to its plan."
        );
    }

    public Random CreateRandom() => shard.CreateRandom();

    public void Publish<T>(Output<T> port, T value) => shard.Publish(port, value);

    public void Report(FindingSeverity severity, string message) => shard.Report(severity, message);
}
