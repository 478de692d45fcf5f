using System.Buffers.Binary;
using System.IO.Hashing;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Testing.Brokers;

/// <summary>An append-only file of records, each on the disk before the call returns; an end that was cut is dropped.</summary>
internal sealed class BrokerFile : IDisposable
{
    private const int Header = sizeof(int) + sizeof(ulong);

    private readonly FileStream _stream;

    public BrokerFile(string path)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        Records = ReadAll(out long whole);
        _stream.SetLength(whole);
        _stream.Position = whole;
    }

    /// <summary>The records found when the file was opened.</summary>
    public IReadOnlyList<byte[]> Records { get; }

    public void Append(PayloadWriter record)
    {
        // One write, so that a reader or a crash meets whole records or the beginning of one.
        byte[] bytes = new byte[Header + record.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, record.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(sizeof(int)), XxHash3.HashToUInt64(record.WrittenSpan));
        record.WrittenSpan.CopyTo(bytes.AsSpan(Header));
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
    }

    public void Dispose() => _stream.Dispose();

    private List<byte[]> ReadAll(out long whole)
    {
        byte[] bytes = new byte[_stream.Length];
        _stream.ReadExactly(bytes);
        var records = new List<byte[]>();
        int at = 0;
        while (bytes.Length - at >= Header)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            ulong hash = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at + sizeof(int)));
            if (length < 0 || length > bytes.Length - at - Header)
            {
                break;
            }

            byte[] record = bytes[(at + Header)..(at + Header + length)];
            if (XxHash3.HashToUInt64(record) != hash)
            {
                break;
            }

            records.Add(record);
            at += Header + length;
        }

        whole = at;
        return records;
    }
}
