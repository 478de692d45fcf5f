using OptiFire.Sdk.Market;

namespace OptiFire.Testing.Conformance;

/// <summary>Counts the rows of each series, so that a filter can speak of the nth.</summary>
internal sealed class SeriesCounter
{
    private readonly Dictionary<(string, InstrumentId, SeriesVariant), (int Series, int Rows)> _counts = [];

    /// <summary>Counts a row.</summary>
    /// <returns>Its series, from 0 in the order of appearance, and its place in it, from 0.</returns>
    public (int Series, int Row) Count<T>(in T row)
        where T : struct, IDatum<T>
    {
        (string, InstrumentId, SeriesVariant) key = (T.Kind.Id, row.Instrument, row.Variant);
        (int series, int rows) = _counts.TryGetValue(key, out var known) ? known : (_counts.Count, 0);
        _counts[key] = (series, rows + 1);
        return (series, rows);
    }
}
