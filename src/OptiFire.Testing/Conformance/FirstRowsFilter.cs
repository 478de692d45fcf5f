using OptiFire.Sdk.Market;

namespace OptiFire.Testing.Conformance;

/// <summary>Keeps the first rows of each series.</summary>
internal sealed class FirstRowsFilter(int rows) : IRowFilter
{
    private readonly SeriesCounter _counter = new();

    public bool Keeps<T>(in T row)
        where T : struct, IDatum<T> => _counter.Count(in row).Row < rows;
}
