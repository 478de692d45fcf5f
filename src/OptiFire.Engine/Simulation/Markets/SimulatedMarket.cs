using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>
/// A market made from a seed: SPY, TLT, a volatility index and stocks, with the properties of real markets and a known truth.
/// </summary>
/// <remarks>
/// Needs no data, no network and no key. All prices are invented; tickers are labels. The data have fat tails, volatility
/// in clusters that falls raise more than rises, regimes of variance, correlated sectors, a correlation of SPY and TLT
/// that breaks, cointegrated pairs and an intraday U of volume and variance; <see cref="Truth"/> says what was planted.
/// <para>Everything derives from (seed, name, session): the data do not depend on who reads what in which order, on batch
/// sizes, or on instruments added at the end of the list. Prices are whole cents. A session's bar is exactly what its
/// minute bars add up to. Bars are available at their end, those of the volatility index 15 minutes later.</para>
/// <para>Thread-safe; each reading makes its own buffers.</para>
/// </remarks>
public sealed class SimulatedMarket : IMarketDataSource
{
    private readonly SimulatedMarketOptions _options;
    private readonly Session[] _sessions;
    private readonly MarketPlan _plan;
    private readonly ulong _pathKey;

    /// <summary>Makes the closes of a market; everything within sessions is made when it is read.</summary>
    /// <param name="options">What the market holds.</param>
    /// <param name="calendar">When it is open; all its instruments carry the calendar's name.</param>
    /// <exception cref="ArgumentException">Stocks, pairs or tick symbols contradict each other, or a session is not whole minutes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="CalendarRangeException">The calendar does not cover the sessions.</exception>
    public SimulatedMarket(SimulatedMarketOptions options, ICalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(calendar);
        MarketOptionsCheck.Check(options);
        _options = options;
        _sessions = SessionMinutes.Sessions(calendar, options.FirstDate, options.DailySessions);
        _plan = new MarketPlan(options, calendar, _sessions);
        _pathKey = RandomStream.Key(RandomStream.Key(0, (ulong)options.Seed), "paths");
        Instruments = [.. _plan.Series.Select(series => series.Instrument)];
    }

    /// <inheritdoc />
    public string Name => $"simulated market {_options.Seed}";

    /// <inheritdoc />
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>What was planted.</summary>
    public MarketTruth Truth => _plan.Truth;

    /// <inheritdoc />
    public IAsyncEnumerable<DataBatch> ReadAsync(SourceRequest request, CancellationToken cancellationToken) =>
        Read(request, cancellationToken).ToAsyncEnumerable();

    /// <summary>Reads everything in order of availability, making it on the way.</summary>
    /// <param name="request">Which instruments got which ids, and which span of time is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">An instrument keeps fewer than two decimals of a price.</exception>
    public IEnumerable<DataBatch> Read(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestedSeries[] requested = RequestedSeries.Of(_plan.Series, request.Instruments);
        return requested.Length == 0 ? [] : Batches(request, requested, cancellationToken);
    }

    /// <summary>The orders of one session in one instrument and the book they make, made while it is enumerated.</summary>
    /// <param name="instrument">Found by its symbol; its id and scale are those of the data.</param>
    /// <param name="date">The session's date.</param>
    /// <returns>
    /// About 100,000 steps in a full session, in order of time; the opening orders come first, all at the open. The book
    /// follows the path of the minute bars to within a few ticks; its trades do not add up to them.
    /// </returns>
    /// <exception cref="ArgumentException">The market does not trade the instrument, or has no session on the date.</exception>
    public IEnumerable<BookStep> OrderFlow(Instrument instrument, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        int session = Array.FindIndex(_sessions, one => one.Date == date);
        if (session < 0)
        {
            throw new ArgumentException($"The market has no session on {date:yyyy-MM-dd}.", nameof(date));
        }

        SimulatedSeries series =
            _plan.Series.FirstOrDefault(one =>
                one.Instrument.Tradable
                && one.Instrument.Symbol.Equals(instrument.Symbol, StringComparison.OrdinalIgnoreCase)
            ) ?? throw new ArgumentException($"'{instrument.Symbol}' is not traded here.", nameof(instrument));
        return new SessionOrderFlow(_pathKey, session, _sessions[session], new RequestedSeries(series, instrument));
    }

    private IEnumerable<DataBatch> Batches(
        SourceRequest request,
        RequestedSeries[] requested,
        CancellationToken cancellationToken
    )
    {
        RequestedSeries[] ticking =
        [
            .. requested.Where(one =>
                _options.TickSymbols.Contains(one.Series.Instrument.Symbol, StringComparer.OrdinalIgnoreCase)
            ),
        ];
        var bars = new SessionBars(_pathKey, _sessions, requested);
        // A delayed bar of the session before can still be due after the first moment wanted.
        int closing = Array.FindIndex(_sessions, session => session.Close >= request.From);
        int first = Math.Max(0, (closing < 0 ? _sessions.Length : closing) - 1);
        for (int s = first; s < _sessions.Length && _sessions[s].Open < request.To; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool withMinutes = s >= _sessions.Length - _options.MinuteSessions;
            int session = s;
            SessionOrderFlow[] flows =
                s < _sessions.Length - _options.TickSessions
                    ? []
                    : [.. ticking.Select(one => new SessionOrderFlow(_pathKey, session, _sessions[session], one))];
            var batches = new SessionBatches(request.From, request.To, _options.BatchRows);
            foreach (DataBatch batch in batches.Merge(bars.Of(s, withMinutes), flows))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return batch;
            }
        }
    }
}
