using System.Text;

namespace OptiFire.Sdk.Market;

/// <summary>Turns what names a series into the same 31-bit number on every machine and in every run.</summary>
/// <remarks>
/// Source: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a with 32 bits; the top bit is dropped so that variants stay positive.
/// </remarks>
internal static class VariantHash
{
    public const uint Start = 2_166_136_261;

    public static uint Add(uint hash, long value)
    {
        for (int i = 0; i < sizeof(long); i++)
        {
            hash = Add(hash, (byte)(value >> (8 * i)));
        }

        return hash;
    }

    public static uint Add(uint hash, string text)
    {
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            hash = Add(hash, b);
        }

        // A byte that UTF-8 never holds keeps ("ab", "c") and ("a", "bc") apart.
        return Add(hash, (byte)0xFF);
    }

    public static SeriesVariant Finish(uint hash) => new((int)(hash & int.MaxValue));

    private static uint Add(uint hash, byte value) => unchecked((hash ^ value) * 16_777_619);
}
