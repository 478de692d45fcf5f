using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Hybrid;
using OptiFire.Sdk.Control;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>An engine's request cache: joins equal requests always, and keeps answers while <see cref="ApiCache"/> says so.</summary>
/// <remarks>
/// Bodies lie in a HybridCache, in this process alone; ages, failures and bounds are kept here, by the given clock. A
/// failure is remembered for a moment, and old answers are given out while one new call is under way.
/// </remarks>
public sealed partial class RequestCache : IApiCache, IDisposable
{
    private const long BytesPerMegabyte = 1 << 20;
    private const HybridCacheEntryFlags LocalOnly = HybridCacheEntryFlags.DisableDistributedCache;

    private static readonly HybridCacheEntryOptions ReadOnly = new()
    {
        Flags = LocalOnly | HybridCacheEntryFlags.DisableUnderlyingData | HybridCacheEntryFlags.DisableLocalCacheWrite,
    };

    private readonly HybridCache? _bodies;
    private readonly TimeProvider _time;
    private readonly string _prefix;
    private readonly Lock _gate = new();
    private readonly AnswerIndex _index = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<ReadOnlyMemory<byte>>>> _flights = new(
        StringComparer.Ordinal
    );
    private readonly CancellationTokenSource _lifetime = new();
    private ApiCacheOptions _options = Off;
    private ApiCacheReading _done;

    /// <summary>Makes a cache that keeps nothing until <see cref="Options"/> say so.</summary>
    /// <param name="name">Tells the caches of one container apart.</param>
    /// <param name="bodies">Where bodies are kept; null keeps none.</param>
    /// <param name="time">Real time.</param>
    public RequestCache(string name, HybridCache? bodies, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(time);
        _prefix = FormattableString.Invariant($"optifire:{name.Length}:{name}:");
        _bodies = bodies;
        _time = time;
    }

    /// <summary>Keeps nothing.</summary>
    public static ApiCacheOptions Off { get; } = new() { KeepAnswers = false };

    /// <summary>Whether there is a place to keep bodies in.</summary>
    public bool CanKeep => _bodies is not null;

    /// <summary>What is kept, and how long; may change at any time.</summary>
    public ApiCacheOptions Options
    {
        get => Volatile.Read(ref _options);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Volatile.Write(ref _options, value);
        }
    }

    private bool Keeps => _bodies is not null && Options.KeepAnswers;

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> GetAsync(
        ApiRequest request,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fetch);
        cancellationToken.ThrowIfCancellationRequested();
        string key = _prefix + request.Key;
        if (Keeps)
        {
            (bool isFresh, bool mayRefresh) = Look(key, request);
            if (isFresh || mayRefresh)
            {
                if (await ReadBodyAsync(key, cancellationToken).ConfigureAwait(false) is { } body)
                {
                    Count(
                        isFresh ? d => d with { Hits = d.Hits + 1 } : d => d with { StaleServed = d.StaleServed + 1 }
                    );
                    if (!isFresh)
                    {
                        Refresh(key, request, fetch);
                    }

                    return body;
                }
            }
        }

        Count(d => d with { Misses = d.Misses + 1 });
        return await Fly(key, request, fetch).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ApiCacheReading Read()
    {
        lock (_gate)
        {
            return _done with { Entries = _index.Count, Bytes = _index.Bytes };
        }
    }

    /// <summary>Ends the calls under way.</summary>
    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    /// <summary>Whether there is a fresh answer, or one that may be given out while a new one is fetched.</summary>
    private (bool IsFresh, bool MayRefresh) Look(string key, ApiRequest request)
    {
        ApiCacheOptions options = Options;
        DateTimeOffset now = _time.GetUtcNow();
        lock (_gate)
        {
            if (_index.Use(key) is not { } entry)
            {
                return default;
            }

            if (entry.FetchedAt is { } fetched)
            {
                TimeSpan age = now - fetched;
                // A clock that was set back makes an answer's age unknown: it is asked again.
                bool isFresh = age >= TimeSpan.Zero && age < TimeSpan.FromSeconds(options.TtlSeconds);
                bool isStale =
                    age >= TimeSpan.Zero && age < TimeSpan.FromSeconds(options.TtlSeconds + options.StaleSeconds);
                if (isFresh || isStale)
                {
                    return (isFresh, isStale);
                }
            }

            if (entry.Failure is { } failure && now < entry.FailedUntil)
            {
                _done = _done with { FailuresServed = _done.FailuresServed + 1 };
                throw new ApiFailureException(request, failure);
            }

            return default;
        }
    }

    private void Refresh(string key, ApiRequest request, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch)
    {
        lock (_gate)
        {
            if (_index.Use(key) is { Failure: not null } failed && _time.GetUtcNow() < failed.FailedUntil)
            {
                return;
            }
        }

        // Nobody waits for it: how it ends is in the counts and in the entry.
        _ = Fly(key, request, fetch)
            .ContinueWith(
                static flight => flight.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    private Task<ReadOnlyMemory<byte>> Fly(
        string key,
        ApiRequest request,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch
    )
    {
        CancellationToken end = _lifetime.Token;
        var own = new Lazy<Task<ReadOnlyMemory<byte>>>(() =>
            Task.Run(() => CallAsync(key, request, fetch, end), CancellationToken.None)
        );
        return _flights.GetOrAdd(key, own).Value;
    }

    private async Task<ReadOnlyMemory<byte>> CallAsync(
        string key,
        ApiRequest request,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch,
        CancellationToken end
    )
    {
        try
        {
            // Another call may have ended between the look and the take-off.
            if (Keeps && Look(key, request).IsFresh && await ReadBodyAsync(key, end).ConfigureAwait(false) is { } known)
            {
                return known;
            }

            return await AskAsync(key, request, fetch, end).ConfigureAwait(false);
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }

    private async Task<ReadOnlyMemory<byte>> AskAsync(
        string key,
        ApiRequest request,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> fetch,
        CancellationToken end
    )
    {
        Count(d => d with { Calls = d.Calls + 1 });
        ReadOnlyMemory<byte> body;
        try
        {
            body = await fetch(end).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // an adapter may throw anything: whoever asked gets it, and for a moment everybody who asks again
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await KeepFailureAsync(key, exception, end).ConfigureAwait(false);
            throw new ApiFailureException(request, exception);
        }

        await KeepAsync(key, body, end).ConfigureAwait(false);
        return body;
    }

    private void Count(Func<ApiCacheReading, ApiCacheReading> change)
    {
        lock (_gate)
        {
            _done = change(_done);
        }
    }
}
