using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace OptiFire.Engine.Plugins;

/// <summary>Makes the generator of one run: the same for the same engine seed, instance, shard and sequence.</summary>
internal static class RunRandom
{
    public static Random Create(long seed, int instance, int instrument, long sequence)
    {
        ReadOnlySpan<long> parts = [seed, instance, instrument, sequence];
        return new Random((int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts)));
    }
}
