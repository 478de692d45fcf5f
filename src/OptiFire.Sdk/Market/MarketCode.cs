using System.Diagnostics.CodeAnalysis;

namespace OptiFire.Sdk.Market;

/// <summary>A short code of a market, such as a venue or a sale condition: up to eight printable ASCII characters.</summary>
/// <param name="Packed">The characters, the first in the lowest byte; 0 for no code.</param>
/// <remarks>A number instead of a string, so that millions of trades carry their venue without an allocation each.</remarks>
public readonly record struct MarketCode(ulong Packed)
{
    /// <summary>The most characters a code may have.</summary>
    public const int MaximumLength = 8;

    /// <summary>No code.</summary>
    public static MarketCode None => default;

    /// <summary>Reads a code; an empty text is <see cref="None"/>.</summary>
    /// <returns>False when the text is longer than eight characters or holds a blank, a control or a non-ASCII character.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out MarketCode code)
    {
        code = default;
        if (text.Length > MaximumLength)
        {
            return false;
        }

        ulong packed = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < 0x21 or > 0x7E)
            {
                return false;
            }

            packed |= (ulong)text[i] << (8 * i);
        }

        code = new MarketCode(packed);
        return true;
    }

    /// <summary>Reads a code; an empty text is <see cref="None"/>.</summary>
    /// <exception cref="FormatException">The text is longer than eight characters or not printable ASCII.</exception>
    public static MarketCode Parse([NotNull] string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(System.Text.Encoding.UTF8.GetBytes(text), out MarketCode code)
            ? code
            : throw new FormatException($"'{text}' is not a code of up to {MaximumLength} printable ASCII characters.");
    }

    /// <summary>The characters; empty for <see cref="None"/>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaximumLength];
        int length = 0;
        for (ulong rest = Packed; rest != 0; rest >>= 8)
        {
            text[length++] = (char)(rest & 0xFF);
        }

        return new string(text[..length]);
    }
}
