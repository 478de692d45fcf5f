using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Makes the generator of one run: the same for the same engine seed, instance, shard and sequence.</summary>
internal static class RunRandom
{
    /// <summary>What an instance's generators are seeded with: its name, so that other plugins do not matter.</summary>
    public static long SeedOf(InstanceId instance) =>
        (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(instance.ToString()));

    public static Random Create(long seed, long instance, int instrument, long sequence)
    {
        ReadOnlySpan<long> parts = [seed, instance, instrument, sequence];
        return new Random((int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(parts)));
    }
}
