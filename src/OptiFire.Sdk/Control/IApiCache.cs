namespace OptiFire.Sdk.Control;

/// <summary>Asks outside once where many ask the same, and keeps answers for a while; an engine's own, found by the engine's name.</summary>
/// <remarks>
/// Answers are bodies as they came. It works on real time; what keeps a run on past data honest is the request's vintage.
/// Requests of one key that are under way are always joined, whether anything is kept or not.
/// </remarks>
public interface IApiCache
{
    /// <summary>The answer to a request, kept or fetched.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="fetch">Asks outside; its token ends with the cache and not with one of those who wait.</param>
    /// <param name="cancellationToken">Ends the waiting, not the call: others may wait for it too.</param>
    /// <exception cref="ApiFailureException">The call failed, or failed a moment ago; a failure is never kept as data.</exception>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(
        ApiRequest request,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch,
        CancellationToken cancellationToken
    );

    /// <summary>What it did so far.</summary>
    ApiCacheReading Read();
}
