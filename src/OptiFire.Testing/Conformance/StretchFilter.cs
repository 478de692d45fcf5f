using OptiFire.Sdk.Market;

namespace OptiFire.Testing.Conformance;

/// <summary>Leaves a stretch out of one series.</summary>
internal sealed class StretchFilter(int series, int first, int count) : IRowFilter
{
    private readonly SeriesCounter _counter = new();

    public bool Keeps<T>(in T row)
        where T : struct, IDatum<T>
    {
        (int of, int at) = _counter.Count(in row);
        return of != series || at < first || at >= first + count;
    }
}
