using System.Text;
using Microsoft.Extensions.Caching.Hybrid;

namespace OptiFire.Plugins.Infrastructure;

public sealed partial class RequestCache
{
    private async Task KeepAsync(string key, ReadOnlyMemory<byte> body, CancellationToken end)
    {
        if (!Keeps)
        {
            return;
        }

        ApiCacheOptions options = Options;
        var kept = new HybridCacheEntryOptions
        {
            Flags = LocalOnly,
            Expiration = TimeSpan.FromSeconds(options.TtlSeconds + options.StaleSeconds),
        };
        await _bodies!.SetAsync(key, body.ToArray(), kept, cancellationToken: end).ConfigureAwait(false);
        List<CachedAnswer> dropped;
        lock (_gate)
        {
            CachedAnswer entry = _index.UseOrAdd(key);
            entry.FetchedAt = _time.GetUtcNow();
            entry.Failure = null;
            _index.Resize(entry, Encoding.UTF8.GetByteCount(key) + body.Length);
            dropped = Trim(options);
        }

        await DropAsync(dropped, end).ConfigureAwait(false);
    }

    private async Task KeepFailureAsync(string key, Exception exception, CancellationToken end)
    {
        ApiCacheOptions options = Options;
        List<CachedAnswer> dropped = [];
        lock (_gate)
        {
            _done = _done with { Failures = _done.Failures + 1 };
            if (Keeps && options.FailureSeconds > 0)
            {
                CachedAnswer entry = _index.UseOrAdd(key);
                entry.Failure = exception;
                entry.FailedUntil = _time.GetUtcNow() + TimeSpan.FromSeconds(options.FailureSeconds);
                _index.Resize(entry, Math.Max(entry.Size, Encoding.UTF8.GetByteCount(key)));
                dropped = Trim(options);
            }
        }

        await DropAsync(dropped, end).ConfigureAwait(false);
    }

    private List<CachedAnswer> Trim(ApiCacheOptions options)
    {
        List<CachedAnswer> dropped = _index.Trim(options.MaxEntries, options.MaxMegabytes * BytesPerMegabyte);
        _done = _done with { Evicted = _done.Evicted + dropped.Count };
        return dropped;
    }

    private async Task DropAsync(List<CachedAnswer> dropped, CancellationToken end)
    {
        foreach (CachedAnswer one in dropped)
        {
            await _bodies!.RemoveAsync(one.Key, end).ConfigureAwait(false);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(string key, CancellationToken cancellationToken)
    {
        byte[]? body = await _bodies!
            .GetOrCreateAsync<byte[]?>(
                key,
                static _ => ValueTask.FromResult<byte[]?>(null),
                ReadOnly,
                cancellationToken: cancellationToken
            )
            .ConfigureAwait(false);
        return body;
    }
}
