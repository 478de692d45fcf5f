using System.Runtime.CompilerServices;

namespace OptiFire.Engine.Market.Files;

/// <summary>Walks over the comma-separated fields of one line. Quoting is not part of any known layout.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> line)
{
    private const int FastDigits = 18;

    private readonly ReadOnlySpan<byte> line = line;
    private int position;

    /// <summary>Whether every field has been read.</summary>
    public readonly bool AtEnd => position > line.Length;

    /// <summary>Takes the next field.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryNext(out ReadOnlySpan<byte> field)
    {
        if (AtEnd)
        {
            field = default;
            return false;
        }

        ReadOnlySpan<byte> rest = line[position..];
        int comma = rest.IndexOf((byte)',');
        field = comma < 0 ? rest : rest[..comma];
        position += field.Length + 1;
        return true;
    }

    /// <summary>Reads the next field as number · 10^exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NumberOutcome Scaled(int exponent, bool round, out long value)
    {
        int at = position;
        if (at > line.Length)
        {
            value = 0;
            return NumberOutcome.Missing;
        }

        // Nearly every field is up to 18 plain digits with one point at most; the general form is read apart.
        ulong mantissa = 0;
        uint digit;
        while (at < line.Length && (digit = (uint)line[at] - '0') <= 9)
        {
            mantissa = mantissa * 10 + digit;
            at++;
        }

        int whole = at - position;
        int fraction = 0;
        bool plain = whole > 0;
        if (at < line.Length && line[at] == '.')
        {
            int point = at++;
            while (at < line.Length && (digit = (uint)line[at] - '0') <= 9)
            {
                mantissa = mantissa * 10 + digit;
                at++;
            }

            fraction = at - point - 1;
            plain &= fraction > 0;
        }

        if (plain && whole + fraction <= FastDigits && (at == line.Length || line[at] == ','))
        {
            position = at + 1;
            return ScaledNumber.Shift((long)mantissa, exponent - fraction, round, out value);
        }

        TryNext(out ReadOnlySpan<byte> field);
        return ScaledNumber.Parse(field, exponent, round, out value);
    }
}
