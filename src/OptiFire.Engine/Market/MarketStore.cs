using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Market;

/// <summary>Everything the engine keeps of the market: series by kind, as long as the longest need.</summary>
internal sealed class MarketStore : IDatumVisitor, ICheckpointed
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

    public string Section => "market";

    public int SectionVersion => 1;

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

    /// <summary>A kind by its id.</summary>
    /// <exception cref="PayloadException">This engine does not know it.</exception>
    public DatumKind KindOf(string id) =>
        byKind.TryGetValue(id, out ISeriesTable? table)
            ? table.Kind
            : throw new PayloadException($"Data of kind '{id}' is not known to this engine.");

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(byKind.Count);
        foreach ((string id, ISeriesTable table) in byKind)
        {
            writer.WriteString(id);
            table.Save(writer);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            Table(KindOf(reader.ReadString())).Load(ref reader);
        }
    }

    void IDatumVisitor.Visit<T>()
    {
        var table = new SeriesTable<T>(instruments);
        byType[typeof(T)] = table;
        byKind[T.Kind.Id] = table;
    }
}
