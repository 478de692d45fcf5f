using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>What a run sees: an unchanging view as of one sequence number. Valid only during the call.</summary>
public interface IRun
{
    /// <summary>Who runs.</summary>
    InstanceId Instance { get; }

    /// <summary>Which shard.</summary>
    ShardKey Shard { get; }

    /// <summary>The engine's time.</summary>
    Timestamp Now { get; }

    /// <summary>The last sequence number the view includes.</summary>
    long Sequence { get; }

    /// <summary>All instruments.</summary>
    IInstruments Instruments { get; }

    /// <summary>The instrument the run is about.</summary>
    /// <exception cref="InvalidOperationException">The scope is not split by instrument.</exception>
    Instrument Instrument { get; }

    /// <summary>The instruments in scope, by id.</summary>
    IReadOnlyList<Instrument> Universe { get; }

    /// <summary>The calendar of the run's instrument, or the portfolio's base calendar.</summary>
    ICalendar Calendar { get; }

    /// <summary>Set when the run should end early: over budget, or the engine stops.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>The window of a declared need.</summary>
    /// <exception cref="InvalidOperationException">The need is not in the activation's plan.</exception>
    Window<TValue> Window<T, TValue>(WindowNeed<T, TValue> need)
        where T : struct, IDatum<T>
        where TValue : unmanaged;

    /// <summary>One instrument's window of a declared panel; may be shorter than asked, or empty.</summary>
    Window<TValue> Window<T, TValue>(PanelNeed<T, TValue> need, Instrument instrument)
        where T : struct, IDatum<T>
        where TValue : unmanaged;

    /// <summary>The rows of a declared need, oldest first.</summary>
    ReadOnlySpan<T> Rows<T>(RowsNeed<T> need)
        where T : struct, IDatum<T>;

    /// <summary>The value of a declared port need.</summary>
    /// <returns>False only for an optional need without a value.</returns>
    bool TryValue<T>(OutputNeed<T> need, out T value);

    /// <summary>The portfolio; needs <see cref="Need.Portfolio"/>.</summary>
    PortfolioView Portfolio { get; }

    /// <summary>The equity index at session closes; needs <see cref="Need.Equity"/>.</summary>
    Window<double> Equity(EquityNeed need);

    /// <summary>The track records; needs <see cref="Need.TrackRecords"/>.</summary>
    IReadOnlyList<TrackRecord> TrackRecords(TrackRecordNeed need);

    /// <summary>The head of the journal; needs <see cref="Need.Journal"/>.</summary>
    JournalHead Journal { get; }

    /// <summary>The run's own copy of the shard's state; change it in place.</summary>
    ref TState State<TState>()
        where TState : IPluginState<TState>;

    /// <summary>A generator seeded from the engine's seed, the instance, the shard and the sequence: the same in every replay.</summary>
    Random CreateRandom();

    /// <summary>Leaves a value on one of the activation's ports; kept when the run succeeds.</summary>
    void Publish<T>(Output<T> port, T value);
}
