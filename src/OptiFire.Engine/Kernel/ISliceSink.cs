using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes the data of a slice one by one.</summary>
internal interface ISliceSink
{
    void Apply<T>(in T datum, SeriesTable<T> table)
        where T : struct, IDatum<T>;
}
