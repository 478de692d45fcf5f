using OptiFire.Engine.Market;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Ties the needs of one shard to the store and to other plugins' ports.</summary>
internal sealed class NeedBinder(MarketStore store, IInstruments instruments, EquityCurve curve, PortDirectory ports)
    : INeedVisitor
{
    private static readonly Instrument Nobody = new() { Symbol = "nobody" };
    private static readonly Instrument Absent = new() { Symbol = "absent" };

    private readonly List<string> _errors = [];
    private PluginInstance? _instance;
    private Instrument? _shard;
    private IReadOnlyList<Instrument> _universe = [];
    private BoundNeed? _bound;

    /// <summary>What could not be tied so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public BoundNeed Bind(Need need, PluginInstance instance, Instrument? shard, IReadOnlyList<Instrument> universe)
    {
        (_instance, _shard, _universe, _bound) = (instance, shard, universe, null);
        need.Accept(this);
        return _bound ?? new BoundAlways(need);
    }

    void INeedVisitor.Visit<T, TValue>(WindowNeed<T, TValue> need)
    {
        if (Resolve(need.Of, need.MinLength) is { } instrument && Knows<T>())
        {
            Series<T> series = SeriesOf<T>(instrument, need.Variant);
            int column = series.Require(need.Column, need.Adjustment, need.Length);
            _bound = new BoundWindow<T, TValue>(need, series, column, instrument);
        }
    }

    void INeedVisitor.Visit<T, TValue>(PanelNeed<T, TValue> need)
    {
        if (Knows<T>())
        {
            SeriesTable<T> table = store.Table<T>();
            _bound = new BoundPanel<T, TValue>(
                need,
                [
                    .. _universe.Select(instrument =>
                    {
                        Series<T> series = table.GetOrAdd(instrument.Id, need.Variant);
                        return (series, series.Require(need.Column, need.Adjustment, need.Length));
                    }),
                ]
            );
        }
    }

    void INeedVisitor.Visit<T>(RowsNeed<T> need)
    {
        if (Resolve(need.Of, need.MinLength) is { } instrument && Knows<T>())
        {
            Series<T> series = SeriesOf<T>(instrument, need.Variant);
            series.RequireRows(need.Length);
            _bound = new BoundRows<T>(need, series, instrument);
        }
    }

    void INeedVisitor.Visit<T>(OutputNeed<T> need)
    {
        if (!ports.IsDeclared(need.Port) && !need.Optional)
        {
            _errors.Add($"{_instance!.Id}: needs the port '{need.Port}', but no enabled plugin declares it.");
        }

        _bound = new BoundOutput<T>(need, (PortSlot<T>?)ports.Find(need.Port, _shard?.Id ?? InstrumentId.None));
    }

    void INeedVisitor.Visit(PortfolioNeed need) => _bound = new BoundAlways(need);

    void INeedVisitor.Visit(JournalNeed need) => _bound = new BoundAlways(need);

    void INeedVisitor.Visit(EquityNeed need) => _bound = new BoundEquity(need, curve);

    void INeedVisitor.Visit(TrackRecordNeed need) => _bound = new BoundAlways(need);

    private bool Knows<T>()
        where T : struct, IDatum<T>
    {
        if (store.Knows(T.Kind))
        {
            return true;
        }

        _errors.Add($"{_instance!.Id}: needs data of kind '{T.Kind}': register it with AddDatum<{typeof(T).Name}>().");
        return false;
    }

    private Series<T> SeriesOf<T>(Instrument instrument, SeriesVariant variant)
        where T : struct, IDatum<T> =>
        ReferenceEquals(instrument, Absent)
            ? new Series<T>(instrument)
            : store.Table<T>().GetOrAdd(instrument.Id, variant);

    private Instrument? Resolve(InstrumentRef reference, int minLength)
    {
        if (reference.IsNobody)
        {
            return Nobody;
        }

        if (reference.Symbol is null)
        {
            if (_shard is null)
            {
                _errors.Add(
                    $"{_instance!.Id}: a need means the shard's instrument, but the scope is not split by instrument."
                );
            }

            return _shard;
        }

        if (instruments.TryFind(reference.Symbol, out Instrument? instrument))
        {
            return instrument;
        }

        // A symbol without data is no error: the plugin says NotReady, or goes without where it said it can.
        return minLength == 0 ? Absent : Missing(reference.Symbol);
    }

    private Instrument? Missing(string symbol)
    {
        _bound = new BoundMissing(symbol);
        return null;
    }
}
