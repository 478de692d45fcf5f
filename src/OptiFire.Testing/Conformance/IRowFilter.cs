using OptiFire.Sdk.Market;

namespace OptiFire.Testing.Conformance;

/// <summary>Chooses data. A fresh one is made for each reading.</summary>
internal interface IRowFilter
{
    bool Keeps<T>(in T row)
        where T : struct, IDatum<T>;
}
