using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Conformance;

/// <summary>Keeps everything and notes when it became available.</summary>
internal sealed class MomentsFilter : IRowFilter
{
    public List<Timestamp> Moments { get; } = [];

    public bool Keeps<T>(in T row)
        where T : struct, IDatum<T>
    {
        Moments.Add(row.AvailableAt);
        return true;
    }
}
