using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The orders of one session in one instrument, and the book they make.</summary>
/// <remarks>
/// Orders arrive by <see cref="HawkesIntensity"/>, simulated by thinning; the base rates follow the session's U and lean
/// towards what the instrument is worth: while an ask lies below it, buyers cross more often and sellers withdraw.
/// <para>Source of the thinning: Y. Ogata, "On Lewis' simulation method for point processes", IEEE Transactions on
/// Information Theory 27 (1981), 23–31.</para>
/// </remarks>
internal sealed class OrderFlowSimulation
{
    private const double StepMinutes = 1.0 / 12;
    private const double MarketRate = 0.10;
    private const double LimitRate = 0.50;
    private const double CancelRate = 0.30;
    private const double NanosecondsPerSecond = 1e9;

    private readonly RandomStream _random;
    private readonly HawkesIntensity _intensity = new();
    private readonly SimulatedBook _book;
    private readonly ReferencePrice _worth;
    private readonly double[] _activity;
    private readonly Session _session;
    private readonly double[] _base = new double[HawkesIntensity.Kinds];

    public OrderFlowSimulation(ulong key, ReferencePrice worth, double[] activity, Session session)
    {
        _random = new RandomStream(key);
        _book = new SimulatedBook(_random);
        _worth = worth;
        _activity = activity;
        _session = session;
    }

    /// <summary>The book after the change returned last.</summary>
    public SimulatedBook Book => _book;

    /// <summary>Every change of the book in order of time; prices in hundredths.</summary>
    public IEnumerable<BookEvent> Events()
    {
        foreach (BookChange change in _book.Open(_worth.After(0)))
        {
            yield return At(_session.Open.UnixNanoseconds, change);
        }

        long last = _session.Open.UnixNanoseconds;
        double seconds = 0;
        for (int step = 1; step <= _activity.Length / StepMinutes; step++)
        {
            double end = step * StepMinutes * 60;
            double worth = _worth.After((step - 0.5) * StepMinutes);
            double activity = _activity[(int)((step - 0.5) * StepMinutes)];
            while (NextKind(worth, activity, ref seconds, end) is { } kind)
            {
                // Two orders never share a time, whatever the rounding.
                long time = _session.Open.UnixNanoseconds + (long)(seconds * NanosecondsPerSecond);
                last = Math.Max(time, last + 1);
                if (last >= _session.Close.UnixNanoseconds)
                {
                    yield break;
                }

                foreach (BookChange change in Place(kind, worth))
                {
                    yield return At(last, change);
                }
            }
        }
    }

    /// <summary>Lets time pass until the next order; null when none comes before the end.</summary>
    private OrderKind? NextKind(double worth, double activity, ref double seconds, double end)
    {
        SetBase(worth, activity);
        while (true)
        {
            double bound = Total();
            double wait = _random.Exponential() / bound;
            if (seconds + wait >= end)
            {
                _intensity.Elapse(end - seconds);
                seconds = end;
                return null;
            }

            _intensity.Elapse(wait);
            seconds += wait;
            // One uniform both thins and chooses: what lies beyond the total intensity now is no order.
            double chosen = _random.Uniform() * bound;
            for (int kind = 0; kind < HawkesIntensity.Kinds; kind++)
            {
                chosen -= _base[kind] + _intensity.Excited(kind);
                if (chosen < 0)
                {
                    _intensity.Excite(kind);
                    return (OrderKind)kind;
                }
            }
        }
    }

    private void SetBase(double worth, double activity)
    {
        double up = activity * Pull(worth - _book.Level(BookSide.Ask, 0).Price);
        double down = activity * Pull(_book.Level(BookSide.Bid, 0).Price - worth);
        _base[(int)OrderKind.MarketBuy] = MarketRate * up;
        _base[(int)OrderKind.MarketSell] = MarketRate * down;
        _base[(int)OrderKind.Bid] = LimitRate * activity;
        _base[(int)OrderKind.Ask] = LimitRate * activity;
        _base[(int)OrderKind.CancelBid] = CancelRate * down * _book.Fullness(BookSide.Bid);
        _base[(int)OrderKind.CancelAsk] = CancelRate * up * _book.Fullness(BookSide.Ask);
    }

    /// <summary>How much more often a side is taken from, and deserted, when its best price is a gain to the taker.</summary>
    private double Pull(double gain) => Math.Exp(Math.Clamp(0.5 * gain / _book.Scale, -2, 4));

    private double Total()
    {
        double total = 0;
        for (int kind = 0; kind < HawkesIntensity.Kinds; kind++)
        {
            total += _base[kind] + _intensity.Excited(kind);
        }

        return total;
    }

    private IEnumerable<BookChange> Place(OrderKind kind, double worth) =>
        kind switch
        {
            OrderKind.MarketBuy => _book.Take(BookSide.Ask),
            OrderKind.MarketSell => _book.Take(BookSide.Bid),
            OrderKind.Bid => _book.Add(BookSide.Bid, worth),
            OrderKind.Ask => _book.Add(BookSide.Ask, worth),
            OrderKind.CancelBid => _book.Cancel(BookSide.Bid),
            _ => _book.Cancel(BookSide.Ask),
        };

    private static BookEvent At(long nanoseconds, BookChange change) =>
        new(new Timestamp(nanoseconds), change.Kind, change.Side, change.Price, change.Size);
}
