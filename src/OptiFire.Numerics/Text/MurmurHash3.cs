using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OptiFire.Numerics.Text;

/// <summary>A quick, well-mixed 32-bit hash that is the same on every machine and in every run. Not for secrets.</summary>
/// <remarks>Source: A. Appleby, MurmurHash3 (2011), variant x86_32.</remarks>
public static class MurmurHash3
{
    private const uint First = 0xcc9e2d51;
    private const uint Second = 0x1b873593;
    private const int StackBytes = 256;

    /// <summary>Hashes bytes.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="seed">Another seed makes an independent hash.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint seed = 0)
    {
        uint hash = seed;
        ReadOnlySpan<byte> rest = bytes;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
        {
            hash ^= Mixed(BinaryPrimitives.ReadUInt32LittleEndian(rest));
            hash = BitOperations.RotateLeft(hash, 13) * 5 + 0xe6546b64;
        }

        uint last = 0;
        for (int i = rest.Length - 1; i >= 0; i--)
        {
            last = (last << 8) | rest[i];
        }

        hash ^= Mixed(last); // mixing 0 gives 0, so an empty rest changes nothing
        return Finished(hash ^ (uint)bytes.Length);
    }

    /// <summary>Hashes the UTF-8 bytes of a text.</summary>
    /// <param name="text">Any text; upper and lower case differ.</param>
    /// <param name="seed">Another seed makes an independent hash.</param>
    public static uint Of(ReadOnlySpan<char> text, uint seed = 0)
    {
        int count = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = count <= StackBytes ? stackalloc byte[StackBytes] : new byte[count];
        Encoding.UTF8.GetBytes(text, bytes);
        return Of(bytes[..count], seed);
    }

    private static uint Mixed(uint block) => BitOperations.RotateLeft(block * First, 15) * Second;

    private static uint Finished(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
