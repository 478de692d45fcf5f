using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Markets;

/// <summary>The rows of one kind, whatever its type.</summary>
internal abstract class RowBuffer
{
    public abstract int Count { get; }

    public abstract Timestamp AvailableAt(int index);

    /// <summary>Makes a batch of rows, with the ids the engine gave.</summary>
    public abstract DataBatch Batch(ReadOnlySpan<int> indexes, IInstruments instruments);

    public abstract RowBuffer Copy();
}

/// <summary>The rows of a known kind.</summary>
internal sealed class RowBuffer<T> : RowBuffer
    where T : struct, IDatum<T>
{
    private readonly List<(string? Symbol, T Row)> _rows = [];

    public override int Count => _rows.Count;

    public void Add(string? symbol, in T row) => _rows.Add((symbol, row));

    public override Timestamp AvailableAt(int index) => _rows[index].Row.AvailableAt;

    public override DataBatch Batch(ReadOnlySpan<int> indexes, IInstruments instruments)
    {
        var rows = new T[indexes.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            (string? symbol, T row) = _rows[indexes[i]];
            InstrumentId id =
                symbol is not null && instruments.TryFind(symbol, out Instrument? known) ? known.Id : InstrumentId.None;
            rows[i] = T.WithInstrument(in row, id);
        }

        return new DataBatch<T>(rows, rows.Length);
    }

    public override RowBuffer Copy()
    {
        var copy = new RowBuffer<T>();
        copy._rows.AddRange(_rows);
        return copy;
    }
}
