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

namespace OptiFire.Plugins.Tests.Risk.Bench;

/// <summary>A run made by hand, for what an engine cannot be brought to do from outside: flows, re-arming, damaged journals.</summary>
public sealed class DirectRun(StateSlot? state, ICalendar calendar) : IGuardRun, IMonitorRun, IReportRun
{
    public Dictionary<OutputPort, object> Published { get; } = [];

    public List<(FindingSeverity Severity, string Message)> Findings { get; } = [];

    public List<Chart> Charts { get; } = [];

    public List<Table> Tables { get; } = [];

    public GuardVerdict? Verdict { get; private set; }

    /// <summary>Keeps nothing that is published, so that what the plugin allocates can be counted.</summary>
    public bool ForgetsOutputs { get; init; }

    public double[] Index { get; set; } = [];

    public Timestamp[] Times { get; set; } = [];

    public GuardCause Cause { get; set; }

    public decimal AccountEquity { get; set; }

    public decimal FlowSinceLast { get; set; }

    public InstanceId Instance => new("test");

    public ShardKey Shard => ShardKey.Whole;

    public Timestamp Now { get; set; } = TestRun.Day(0);

    public long Sequence => 0;

    public IInstruments Instruments => throw new NotSupportedException();

    public Instrument Instrument => throw new NotSupportedException();

    public IReadOnlyList<Instrument> Universe => [];

    public ICalendar Calendar => calendar;

    public CancellationToken Cancellation => CancellationToken.None;

    public PortfolioView Portfolio => throw new NotSupportedException();

    public JournalHead Journal { get; set; } = JournalHead.Empty;

    public Window<TValue> Window<T, TValue>(WindowNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged => throw new NotSupportedException();

    public Window<TValue> Window<T, TValue>(PanelNeed<T, TValue> need, Instrument instrument)
        where T : struct, IDatum<T>
        where TValue : unmanaged => throw new NotSupportedException();

    public ReadOnlySpan<T> Rows<T>(RowsNeed<T> need)
        where T : struct, IDatum<T> => throw new NotSupportedException();

    public bool TryValue<T>(OutputNeed<T> need, out T value) => throw new NotSupportedException();

    public Window<double> Equity(EquityNeed need) => new(Index, Times);

    public IReadOnlyList<TrackRecord> TrackRecords(TrackRecordNeed need) => [];

    public ref TState State<TState>()
        where TState : IPluginState<TState> => ref ((StateSlot<TState>)state!).Working;

    public Random CreateRandom() => throw new NotSupportedException();

    public void Publish<T>(Output<T> port, T value)
    {
        if (ForgetsOutputs)
        {
            return;
        }

        port.Write(value, new PayloadWriter()); // refuses what the engine refuses
        Published[port] = value!;
    }

    public void Restrict(GuardVerdict verdict) => Verdict = verdict;

    public void Report(FindingSeverity severity, string message) => Findings.Add((severity, message));

    public void Show(Chart chart) => Charts.Add(chart);

    public void Show(Table table) => Tables.Add(table);

    public T Value<T>(Output<T> port) => (T)Published[port];
}
