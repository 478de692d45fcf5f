using System.Globalization;

namespace OptiFire.Soak.Load;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Seconds">Since the run began.</param>
/// <param name="WorkingSet">Bytes; the system takes pages of files away and gives them back as others need memory.</param>
/// <param name="Anonymous">Bytes resident that are no file's: heap, stacks, native memory. The working set off Linux.</param>
/// <param name="Committed">Bytes the collector holds, free ones for later included: that is its policy, and no leak.</param>
/// <param name="Heap">Bytes alive after a full collection.</param>
/// <param name="Handles">Open files, sockets and pipes.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Data">Market data applied so far.</param>
/// <param name="Sequence">The last sequence of the journal.</param>
/// <param name="Version">The version of the settings in force.</param>
/// <param name="Lag">Seconds by which the engine was behind its clock.</param>
internal sealed record MemorySample(
    double Seconds,
    long WorkingSet,
    long Anonymous,
    long Committed,
    long Heap,
    int Handles,
    int Threads,
    long Data,
    long Sequence,
    long Version,
    double Lag
)
{
    public const string Header =
        "seconds,working_set,anonymous,committed,heap,handles,threads,data,sequence,version,lag";

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Seconds:0.0},{WorkingSet},{Anonymous},{Committed},{Heap},{Handles},{Threads},{Data},{Sequence},{Version},{Lag:0.00}"
        );
}
