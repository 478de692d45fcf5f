using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market;

/// <summary>Everything the engine keeps of the market: series by kind, as long as the longest need.</summary>
internal sealed class MarketStore : IDatumVisitor
{
    private readonly IInstruments instruments;
    private readonly Dictionary<Type, ISeriesTable> byType = [];
    private readonly Dictionary<string, ISeriesTable> byKind = new(StringComparer.Ordinal);

    public MarketStore(IInstruments instruments, IEnumerable<DatumRegistration> kinds)
    {
        this.instruments = instruments;
        foreach (DatumRegistration kind in kinds)
        {
            kind.Accept(this);
        }
    }

    /// <summary>Memory of all blocks once they are full, in bytes.</summary>
    public long Bytes => byKind.Values.Sum(t => t.Bytes);

    /// <summary>Forgets who runs on new rows: the plugins are being tied anew.</summary>
    public void ClearTriggers()
    {
        foreach (ISeriesTable table in byKind.Values)
        {
            table.ClearTriggers();
        }
    }

    /// <summary>Begins to fill what is wanted now and was not kept before.</summary>
    /// <returns>Whether there is anything to fill.</returns>
    public bool BeginFill()
    {
        bool any = false;
        foreach (ISeriesTable table in byKind.Values)
        {
            any |= table.BeginFill();
        }

        return any;
    }

    /// <summary>Ends the filling.</summary>
    public void EndFill()
    {
        foreach (ISeriesTable table in byKind.Values)
        {
            table.EndFill();
        }
    }

    public bool Knows(DatumKind kind) => byKind.ContainsKey(kind.Id);

    public ISeriesTable Table(DatumKind kind) => byKind[kind.Id];

    public SeriesTable<T> Table<T>()
        where T : struct, IDatum<T> =>
        byType.TryGetValue(typeof(T), out ISeriesTable? table)
            ? (SeriesTable<T>)table
            : throw new EngineStartException([
                $"Data of kind '{T.Kind}' is not known to this engine: register it with AddDatum<{typeof(T).Name}>().",
            ]);

    void IDatumVisitor.Visit<T>()
    {
        var table = new SeriesTable<T>(instruments);
        byType[typeof(T)] = table;
        byKind[T.Kind.Id] = table;
    }
}
