using System.IO.Compression;
using System.Security.Cryptography;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Payloads;

namespace OptiFire.Engine.Checkpoints;

/// <summary>Everything a run is between two of its moments, as it stands in a file.</summary>
/// <remarks>
/// <code>"OFCHKPNT" ‖ schema version ‖ byte order ‖ header ‖ sections, compressed ‖ SHA-256 over all before</code>
/// Lengths stand before header and sections. Each section has a name, a version and a length of its own, so that one
/// part can change its form without the others.
/// </remarks>
public sealed class Checkpoint
{
    /// <summary>The version of the form that is written; it and every earlier one can be read.</summary>
    public const int CurrentSchema = 1;

    private const int FixedLength = 8 + 4 + 1 + 4;

    /// <summary>Puts a checkpoint together.</summary>
    public Checkpoint(CheckpointHeader header, IReadOnlyList<CheckpointSection> sections)
    {
        Header = header;
        Sections = sections;
    }

    /// <summary>Whose it is and when it was taken.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<CheckpointSection> Sections { get; }

    /// <summary>The version of the form it was read from.</summary>
    public int SchemaVersion { get; private init; } = CurrentSchema;

    private static ReadOnlySpan<byte> Magic => "OFCHKPNT"u8;

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="CheckpointException">The content is no checkpoint, is damaged, or of a later version.</exception>
    public static Checkpoint Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            int schema = CheckFrame(content.Span);
            var reader = new PayloadReader(content.Span[FixedLength..^SHA256.HashSizeInBytes]);
            CheckpointHeader header = CheckpointHeader.Read(ref reader, schema);
            byte[] body = new byte[reader.ReadInt32()];
            using var stream = new ZLibStream(
                new MemoryStream(reader.ReadBytes(reader.Remaining).ToArray()),
                CompressionMode.Decompress
            );
            stream.ReadExactly(body);
            return new Checkpoint(header, ReadSections(body)) { SchemaVersion = schema };
        }
        catch (Exception exception) when (exception is PayloadException or IOException or InvalidDataException)
        {
            throw new CheckpointException($"Its content cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The content of its file, in the current form.</summary>
    public byte[] ToBytes()
    {
        var body = new PayloadWriter();
        foreach (CheckpointSection section in Sections)
        {
            int lengthAt = BeginSection(body, section.Name, section.Version);
            body.WriteBytes(section.Content.Span);
            EndSection(body, lengthAt);
        }

        return ToBytes(Header, body.WrittenSpan);
    }

    internal static int BeginSection(PayloadWriter body, string name, int version)
    {
        body.WriteString(name);
        body.WriteInt32(version);
        int lengthAt = body.Length;
        body.WriteInt32(0);
        return lengthAt;
    }

    internal static void EndSection(PayloadWriter body, int lengthAt) =>
        body.PatchInt32(lengthAt, body.Length - lengthAt - sizeof(int));

    internal static byte[] ToBytes(CheckpointHeader header, ReadOnlySpan<byte> body)
    {
        var head = new PayloadWriter();
        head.WriteBytes(Magic);
        head.WriteInt32(CurrentSchema);
        head.WriteBoolean(BitConverter.IsLittleEndian);
        int lengthAt = head.Length;
        head.WriteInt32(0);
        header.Write(head);
        head.PatchInt32(lengthAt, head.Length - FixedLength);
        head.WriteInt32(body.Length);
        using var file = new MemoryStream(head.Length + (body.Length / 2) + SHA256.HashSizeInBytes);
        file.Write(head.WrittenSpan);
        using (var compressed = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressed.Write(body);
        }

        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>Finds a part.</summary>
    /// <exception cref="PayloadException">It has no such part.</exception>
    internal CheckpointSection Find(string name) =>
        Sections.FirstOrDefault(s => s.Name == name)
        ?? throw new PayloadException($"The checkpoint has no section '{name}'.");

    private static int CheckFrame(ReadOnlySpan<byte> content)
    {
        if (content.Length < FixedLength + SHA256.HashSizeInBytes || !content.StartsWith(Magic))
        {
            throw new CheckpointException("It is no checkpoint, or only the beginning of one.");
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content[..^hash.Length], hash);
        if (!hash.SequenceEqual(content[^hash.Length..]))
        {
            throw new CheckpointException("It is damaged: its bytes do not give its hash.");
        }

        var reader = new PayloadReader(content[Magic.Length..]);
        int schema = reader.ReadInt32();
        if (schema is < 1 or > CurrentSchema)
        {
            throw new CheckpointException(
                $"It has schema version {schema}; this version reads 1 to {CurrentSchema}. A newer version of the engine took it."
            );
        }

        return reader.ReadBoolean() == BitConverter.IsLittleEndian
            ? schema
            : throw new CheckpointException("It was taken on a machine with another byte order.");
    }

    private static List<CheckpointSection> ReadSections(byte[] body)
    {
        var sections = new List<CheckpointSection>();
        var reader = new PayloadReader(body);
        while (reader.Remaining > 0)
        {
            string name = reader.ReadString();
            int version = reader.ReadInt32();
            int length = reader.ReadInt32();
            int at = body.Length - reader.Remaining;
            reader.ReadBytes(length);
            sections.Add(new CheckpointSection(name, version, body.AsMemory(at, length)));
        }

        return sections;
    }
}
