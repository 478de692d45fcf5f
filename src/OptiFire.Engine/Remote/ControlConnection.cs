using System.Net.Sockets;
using System.Text.Json;
using OptiFire.Engine.Remote.Messages;

namespace OptiFire.Engine.Remote;

/// <summary>One client of a control server.</summary>
/// <param name="socket">Its socket, disposed at the end.</param>
/// <param name="peer">Its user, as the system says; null where it cannot tell.</param>
/// <param name="desk">Answers.</param>
/// <param name="options">How long it is waited for.</param>
internal sealed class ControlConnection(Socket socket, string? peer, ControlDesk desk, ControlServerOptions options)
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Answers line after line until the client goes, keeps the server waiting, or the server ends.</summary>
    public async Task ServeAsync(CancellationToken stopping)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var lines = new LineReader(stream, ControlLimits.RequestBytes);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            while (true)
            {
                waiting.CancelAfter(options.Silence);
                ReadOnlyMemory<byte>? line = await lines
                    .ReadAsync(() => waiting.CancelAfter(options.Patience), waiting.Token)
                    .ConfigureAwait(false);
                if (line is null)
                {
                    return;
                }

                // What was asked is carried out even if the client has gone: it may have been told so already.
                waiting.CancelAfter(Timeout.InfiniteTimeSpan);
                ControlAnswer answer = lines.WasTooLong
                    ? ControlDesk.Refuse(
                        ControlErrorKind.Malformed,
                        $"The line is longer than {ControlLimits.RequestBytes} bytes."
                    )
                    : await desk.AnswerAsync(line.Value, peer, stopping).ConfigureAwait(false);
                waiting.CancelAfter(options.Patience);
                await SendAsync(stream, answer, waiting.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            return; // the client went away or keeps the server waiting, or the server ends
        }
    }

    /// <summary>Sends a client away with a word.</summary>
    public async Task RefuseAsync(string message, CancellationToken stopping)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        waiting.CancelAfter(options.Patience);
        try
        {
            await SendAsync(stream, ControlDesk.Refuse(ControlErrorKind.Refused, message), waiting.Token)
                .ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            return; // it did not wait for the word
        }
    }

    private static async Task SendAsync(NetworkStream stream, ControlAnswer answer, CancellationToken cancellationToken)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ControlJson.Default.ControlAnswer);
        if (bytes.Length > ControlLimits.AnswerBytes)
        {
            ControlAnswer instead = ControlDesk.Refuse(
                ControlErrorKind.Refused,
                $"The answer is longer than {ControlLimits.AnswerBytes} bytes: ask for less."
            );
            bytes = JsonSerializer.SerializeToUtf8Bytes(instead, ControlJson.Default.ControlAnswer);
        }

        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(LineEnd, cancellationToken).ConfigureAwait(false);
    }
}
