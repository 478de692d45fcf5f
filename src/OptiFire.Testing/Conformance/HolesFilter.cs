using OptiFire.Sdk.Market;

namespace OptiFire.Testing.Conformance;

/// <summary>Leaves single rows out of every series: the same ones, or different ones in each.</summary>
internal sealed class HolesFilter(int every, bool alike) : IRowFilter
{
    private readonly SeriesCounter _counter = new();

    public bool Keeps<T>(in T row)
        where T : struct, IDatum<T>
    {
        (int series, int at) = _counter.Count(in row);
        return (at + (alike ? 0 : series)) % every != every - 1;
    }
}
