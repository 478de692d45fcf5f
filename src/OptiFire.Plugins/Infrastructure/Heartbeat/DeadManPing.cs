namespace OptiFire.Plugins.Infrastructure;

/// <summary>Calls an address while all is well: whoever watches it raises the alarm when the calls stop.</summary>
/// <remarks>
/// One call at a time, never sooner than the period after the call before began, whatever became of it. A call does not
/// hold up the caller; its outcome is there at a later beat.
/// </remarks>
internal sealed class DeadManPing(HeartbeatOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly TimeSpan _period = TimeSpan.FromSeconds(options.PingSeconds);
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.PingTimeoutSeconds);
    private Task<string?>? _call;
    private long? _begun;

    /// <summary>Why the last finished call failed; null when it did not.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes the outcome of a call that is over, and begins the next when it is due and all is well.</summary>
    public void Beat(bool isWell, CancellationToken cancellationToken)
    {
        if (_call is { IsCompleted: true })
        {
            Fault = _call.Result;
            _call = null;
        }

        if (
            isWell
            && options.PingUrl.Length > 0
            && _call is null
            && !(_begun is { } begun && time.GetElapsedTime(begun) < _period)
        )
        {
            _begun = time.GetTimestamp();
            _call = CallAsync(cancellationToken);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> CallAsync(CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(options.PingUrl, UriKind.Absolute, out Uri? address))
        {
            return "it is no address";
        }

        using var late = new CancellationTokenSource(_timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var request = new HttpRequestMessage(options.PingWithPost ? HttpMethod.Post : HttpMethod.Get, address);
        try
        {
            using HttpResponseMessage answer = await _client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (HttpRequestException failed)
        {
            return failed.HttpRequestError.ToString();
        }
        catch (OperationCanceledException)
        {
            return "it did not answer in time";
        }
    }
}
