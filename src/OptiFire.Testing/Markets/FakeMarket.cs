using System.Runtime.CompilerServices;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Markets;

/// <summary>Market data in memory for tests: put together row by row, given in order of availability.</summary>
/// <remarks>
/// Data of different kinds and instruments that became available together keep the order in which they were added.
/// Methods change this market and return it, so that they can be chained; once a run reads it, add nothing more.
/// </remarks>
/// <param name="name">Name for messages and the journal.</param>
/// <param name="calendar">Gives daily bars their sessions; US equities by default.</param>
public sealed class FakeMarket(string name = "fake", ICalendar? calendar = null) : IMarketDataSource
{
    private const int BatchRows = 4096;

    private readonly ICalendar _calendar = calendar ?? new UsEquityCalendar();
    private readonly List<Instrument> _instruments = [];
    private readonly Dictionary<string, RowBuffer> _kinds = new(StringComparer.Ordinal);
    private readonly List<(RowBuffer Kind, int Index)> _added = [];

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IReadOnlyList<Instrument> Instruments => _instruments;

    /// <summary>How many data there are.</summary>
    public int Count => _added.Count;

    /// <summary>The availability of every datum, ascending.</summary>
    public IReadOnlyList<Timestamp> Moments => [.. _added.Select(a => a.Kind.AvailableAt(a.Index)).Order()];

    /// <summary>Declares an instrument, or changes the facts of one declared before.</summary>
    public FakeMarket WithInstrument(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        int known = _instruments.FindIndex(i => Same(i.Symbol, instrument.Symbol));
        if (known >= 0)
        {
            _instruments[known] = instrument;
        }
        else
        {
            _instruments.Add(instrument);
        }

        return this;
    }

    /// <summary>Adds data of any kind about an instrument, which is declared when it is not known yet.</summary>
    /// <param name="symbol">The instrument; null for data about none.</param>
    /// <param name="rows">The data; their instrument ids are replaced by the engine's.</param>
    public FakeMarket With<T>(string? symbol, params ReadOnlySpan<T> rows)
        where T : struct, IDatum<T>
    {
        if (symbol is not null)
        {
            Declare(symbol);
        }

        if (!_kinds.TryGetValue(T.Kind.Id, out RowBuffer? buffer))
        {
            buffer = new RowBuffer<T>();
            _kinds.Add(T.Kind.Id, buffer);
        }

        foreach (ref readonly T row in rows)
        {
            _added.Add((buffer, buffer.Count));
            ((RowBuffer<T>)buffer).Add(symbol, in row);
        }

        return this;
    }

    /// <summary>Adds one bar per session from the second session of 2024 on; each opens at the close before it.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="closes">Closing prices in currency units, greater than 0; more digits than the instrument keeps are rounded.</param>
    public FakeMarket WithDailyBars(string symbol, params ReadOnlySpan<double> closes) =>
        WithDailyBars(symbol, new DateOnly(2024, 1, 3), closes);

    /// <summary>Adds one bar per session; each opens at the close before it.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="first">No bar is before this date of the calendar.</param>
    /// <param name="closes">Closing prices in currency units, greater than 0; NaN leaves a session out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A price is 0, negative or infinite.</exception>
    public FakeMarket WithDailyBars(string symbol, DateOnly first, params ReadOnlySpan<double> closes)
    {
        Instrument instrument = Declare(symbol);
        double before = double.NaN;
        DateOnly date = first;
        foreach (double close in closes)
        {
            Session session = NextSession(ref date);
            if (!double.IsNaN(close))
            {
                With(symbol, FakeBars.Make(instrument, BarSize.Day, session.Open, session.Close, before, close));
                before = close;
            }
        }

        return this;
    }

    /// <summary>Adds bars of a fixed length one after the other; each opens at the close before it.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="size">The length of a bar.</param>
    /// <param name="start">When the first bar begins.</param>
    /// <param name="closes">Closing prices in currency units, greater than 0; NaN leaves a bar out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A price is 0, negative or infinite.</exception>
    public FakeMarket WithBars(string symbol, BarSize size, Timestamp start, params ReadOnlySpan<double> closes)
    {
        Instrument instrument = Declare(symbol);
        double before = double.NaN;
        foreach (double close in closes)
        {
            Timestamp end = start + size.Length;
            if (!double.IsNaN(close))
            {
                With(symbol, FakeBars.Make(instrument, size, start, end, before, close));
                before = close;
            }

            start = end;
        }

        return this;
    }

    /// <summary>Adds daily bars whose log closes are a Gaussian random walk: the same seed gives the same bars.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="seed">The seed; different instruments need different ones.</param>
    /// <param name="sessions">How many bars, at least 1.</param>
    /// <param name="start">The price before the first bar, greater than 0.</param>
    /// <param name="volatility">Standard deviation of daily log returns, a fraction, 0 or more.</param>
    /// <param name="drift">Mean of daily log returns, a fraction.</param>
    public FakeMarket WithRandomWalk(
        string symbol,
        int seed,
        int sessions,
        double start = 100,
        double volatility = 0.01,
        double drift = 0
    ) => WithDailyBars(symbol, RandomWalk.Of(seed, sessions, start, volatility, drift));

    /// <summary>Adds a two-sided quote that is known at once.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="time">When.</param>
    /// <param name="bid">Highest price wanted, in currency units; 0 where the quote says nothing of it.</param>
    /// <param name="ask">Lowest price asked, in currency units; 0 where the quote says nothing of it.</param>
    /// <param name="size">Units on either side that has a price.</param>
    public FakeMarket WithQuote(string symbol, Timestamp time, double bid, double ask, long size = 100)
    {
        Instrument instrument = Declare(symbol);
        return With(
            symbol,
            new Quote
            {
                EventTime = time,
                AvailableAt = time,
                Bid = FakeBars.Scale(instrument, bid),
                BidSize = bid > 0 ? size * instrument.QuantityScale : 0,
                Ask = FakeBars.Scale(instrument, ask),
                AskSize = ask > 0 ? size * instrument.QuantityScale : 0,
            }
        );
    }

    /// <summary>Adds a trade that is known at once.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="time">When.</param>
    /// <param name="price">In currency units.</param>
    /// <param name="size">In units of the instrument.</param>
    /// <param name="aggressor">Who crossed the spread.</param>
    public FakeMarket WithTrade(
        string symbol,
        Timestamp time,
        double price,
        long size = 100,
        AggressorSide aggressor = default
    )
    {
        Instrument instrument = Declare(symbol);
        return With(
            symbol,
            new Trade
            {
                EventTime = time,
                AvailableAt = time,
                Price = FakeBars.Scale(instrument, price),
                Size = size * instrument.QuantityScale,
                Aggressor = aggressor,
            }
        );
    }

    /// <summary>Another market that ends: it has no datum that became available after a time.</summary>
    public FakeMarket Until(Timestamp time)
    {
        var cut = new FakeMarket(name, _calendar);
        cut._instruments.AddRange(_instruments);
        var copies = new Dictionary<RowBuffer, RowBuffer>();
        foreach ((string kind, RowBuffer buffer) in _kinds)
        {
            copies.Add(buffer, buffer.Copy());
            cut._kinds.Add(kind, copies[buffer]);
        }

        cut._added.AddRange(
            _added.Where(a => a.Kind.AvailableAt(a.Index) <= time).Select(a => (copies[a.Kind], a.Index))
        );
        return cut;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DataBatch> ReadAsync(
        SourceRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await Task.CompletedTask.ConfigureAwait(false);
        (RowBuffer Kind, int Index)[] ordered =
        [
            .. _added
                .Where(a => IsWanted(a.Kind.AvailableAt(a.Index), request))
                .OrderBy(a => a.Kind.AvailableAt(a.Index)),
        ];
        for (int at = 0; at < ordered.Length; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            int end = at + 1;
            while (end < ordered.Length && end - at < BatchRows && ordered[end].Kind == ordered[at].Kind)
            {
                end++;
            }

            int[] indexes = [.. ordered[at..end].Select(o => o.Index)];
            yield return ordered[at].Kind.Batch(indexes, request.Instruments);
            at = end;
        }
    }

    private static bool IsWanted(Timestamp available, SourceRequest request) =>
        available >= request.From && available < request.To;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private Instrument Declare(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        if (_instruments.Find(i => Same(i.Symbol, symbol)) is not { } instrument)
        {
            instrument = new Instrument { Symbol = symbol, Calendar = _calendar.Name };
            _instruments.Add(instrument);
        }

        return instrument;
    }

    private Session NextSession(ref DateOnly date)
    {
        while (true)
        {
            Session? session = _calendar.SessionOn(date);
            date = date.AddDays(1);
            if (session is { } found)
            {
                return found;
            }
        }
    }
}
