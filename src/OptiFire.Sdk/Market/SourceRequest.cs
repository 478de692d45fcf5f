using OptiFire.Sdk.Time;

namespace OptiFire.Sdk.Market;

/// <summary>What the engine wants of a source.</summary>
/// <param name="Instruments">All instruments with their ids.</param>
/// <param name="From">The first availability wanted.</param>
/// <param name="To">The first availability not wanted any more.</param>
/// <param name="Quarantine">Takes rows that cannot be used.</param>
public sealed record SourceRequest(IInstruments Instruments, Timestamp From, Timestamp To, IQuarantine Quarantine);
