namespace OptiFire.Engine.Remote;

/// <summary>Takes lines from a stream, none longer than a bound; what is beyond it is read and thrown away.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private const int FirstBytes = 4096;

    private byte[] _buffer = new byte[FirstBytes];
    private int _start;
    private int _end;

    /// <summary>Whether a part of the next line is here.</summary>
    public bool HasPart => _end > _start;

    /// <summary>Whether the line read last was longer than the bound.</summary>
    public bool WasTooLong { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="began">Called when the first bytes of the line are here.</param>
    /// <param name="cancellationToken">Gives up; nothing can be read afterwards.</param>
    /// <returns>The line without its end, valid until the next call; empty when it was too long; null at the stream's end.</returns>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Action began, CancellationToken cancellationToken)
    {
        WasTooLong = false;
        int searched = _start;
        bool hasBegun = false;
        while (true)
        {
            if (HasPart && !hasBegun)
            {
                hasBegun = true;
                began();
            }

            int at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(searched + at);
            }

            if (_end - _start > longest)
            {
                WasTooLong = true;
                _start = _end;
            }

            MakeRoom();
            searched = _end;
            int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return null; // a line without its end was never finished
            }

            _end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int end)
    {
        ReadOnlyMemory<byte> line = _buffer.AsMemory(_start, end - _start);
        WasTooLong |= line.Length > longest;
        _start = end + 1;
        return WasTooLong ? ReadOnlyMemory<byte>.Empty : line;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
