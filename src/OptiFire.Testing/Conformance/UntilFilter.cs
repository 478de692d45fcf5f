using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Conformance;

/// <summary>Keeps what became available up to a time.</summary>
internal sealed class UntilFilter(Timestamp last) : IRowFilter
{
    public bool Keeps<T>(in T row)
        where T : struct, IDatum<T> => row.AvailableAt <= last;
}
