using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OptiFire.Engine.Remote.Messages;

namespace OptiFire.Engine.Remote;

/// <summary>The client's end of a connection: a line out, a line in, one exchange at a time.</summary>
internal sealed class ControlWire(Socket socket, TimeSpan patience) : IAsyncDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _from = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.UserName}@{Environment.ProcessId}"
    );
    private LineReader? _lines;

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="Sdk.OptiFireException">What the engine says is wrong, or that it did not answer.</exception>
    public async Task<TResult?> CallAsync<TArguments, TResult>(
        string verb,
        TArguments arguments,
        JsonTypeInfo<TArguments> argumentsType,
        JsonTypeInfo<TResult> resultType,
        CancellationToken cancellationToken
    )
    {
        byte[] request = JsonSerializer.SerializeToUtf8Bytes(
            new ControlRequest(verb, _from, JsonSerializer.SerializeToElement(arguments, argumentsType)),
            ControlJson.Default.ControlRequest
        );
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ControlAnswer answer = await ExchangeAsync([.. request, (byte)'\n'], cancellationToken)
                .ConfigureAwait(false);
            return answer.Error is { } error ? throw ControlErrors.ToException(error)
                : answer.Result is { } result ? result.Deserialize(resultType)
                : default;
        }
        catch (JsonException error)
        {
            throw new ControlException(
                $"The engine's answer to '{verb}' cannot be read: {error.Message}. Use the console of the engine's own version.",
                error
            );
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _one.Dispose();
    }

    private async Task<ControlAnswer> ExchangeAsync(byte[] request, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience);
        try
        {
            await _stream.WriteAsync(request, waiting.Token).ConfigureAwait(false);
            _lines ??= new LineReader(_stream, ControlLimits.AnswerBytes);
            ReadOnlyMemory<byte> line =
                await _lines.ReadAsync(static () => { }, waiting.Token).ConfigureAwait(false)
                ?? throw new ControlException(
                    "The engine ended before it answered; look whether the change is there when it runs again."
                );
            return JsonSerializer.Deserialize(line.Span, ControlJson.Default.ControlAnswer)
                ?? throw new JsonException("The answer is null.");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            await _stream.DisposeAsync().ConfigureAwait(false); // a late answer must not be taken for that of another call
            throw new ControlException($"The engine did not answer in {patience.TotalSeconds:0.#} s.", error);
        }
        catch (OperationCanceledException)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw new ControlException($"The engine went away: {error.Message}", error);
        }
    }
}
