namespace OptiFire.Sdk.Control;

/// <summary>What a request cache did since the process began.</summary>
/// <param name="Hits">Requests answered from a fresh answer.</param>
/// <param name="Misses">Requests that had to wait for an answer from outside.</param>
/// <param name="StaleServed">Requests answered from an old answer while a new one was being fetched.</param>
/// <param name="Calls">Calls that went outside.</param>
/// <param name="Failures">Calls that failed.</param>
/// <param name="FailuresServed">Requests refused because a call had just failed.</param>
/// <param name="Evicted">Answers dropped to make room.</param>
/// <param name="Entries">Answers and failures kept now.</param>
/// <param name="Bytes">Their size, keys included.</param>
public readonly record struct ApiCacheReading(
    long Hits,
    long Misses,
    long StaleServed,
    long Calls,
    long Failures,
    long FailuresServed,
    long Evicted,
    int Entries,
    long Bytes
);
