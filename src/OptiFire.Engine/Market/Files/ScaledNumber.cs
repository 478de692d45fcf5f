using System.Runtime.CompilerServices;

namespace OptiFire.Engine.Market.Files;

/// <summary>Turns decimal text into whole numbers of a power of ten: exactly, or not at all.</summary>
internal static class ScaledNumber
{
    private const int MaximumDigits = 36;
    private const int MaximumExponent = 9_999;

    private static ReadOnlySpan<long> Powers =>
        [
            1,
            10,
            100,
            1_000,
            10_000,
            100_000,
            1_000_000,
            10_000_000,
            100_000_000,
            1_000_000_000,
            10_000_000_000,
            100_000_000_000,
            1_000_000_000_000,
            10_000_000_000_000,
            100_000_000_000_000,
            1_000_000_000_000_000,
            10_000_000_000_000_000,
            100_000_000_000_000_000,
            1_000_000_000_000_000_000,
        ];

    /// <summary>mantissa · 10^exponent as a whole number.</summary>
    /// <param name="mantissa">0 or more, at most 18 digits.</param>
    /// <param name="exponent">Any.</param>
    /// <param name="round">Whether to round half up instead of refusing what is not whole.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static NumberOutcome Shift(long mantissa, int exponent, bool round, out long value)
    {
        value = mantissa;
        if (exponent == 0 || mantissa == 0)
        {
            return NumberOutcome.Read;
        }

        if (exponent is > 18 or < -18)
        {
            return ShiftWide((UInt128)mantissa, exponent, inexact: false, round, negative: false, out value);
        }

        if (exponent > 0)
        {
            value = unchecked(mantissa * Powers[exponent]);
            return Math.BigMul(mantissa, Powers[exponent]) <= long.MaxValue
                ? NumberOutcome.Read
                : NumberOutcome.BeyondScale;
        }

        (value, long remainder) = Math.DivRem(mantissa, Powers[-exponent]);
        if (remainder == 0)
        {
            return NumberOutcome.Read;
        }

        value += remainder >= Powers[-exponent] - remainder ? 1 : 0;
        return round ? NumberOutcome.Read : NumberOutcome.BeyondScale;
    }

    /// <summary>Reads any decimal number: sign, decimals, exponent, any number of digits.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="exponent">The power of ten the number is multiplied by.</param>
    /// <param name="round">Whether to round half away from zero instead of refusing what is not whole.</param>
    /// <param name="value">The number.</param>
    public static NumberOutcome Parse(ReadOnlySpan<byte> text, int exponent, bool round, out long value)
    {
        value = 0;
        bool negative = !text.IsEmpty && text[0] == '-';
        int at = negative ? 1 : 0;
        UInt128 mantissa = 0;
        int digits = 0;
        bool inexact = false;

        int whole = Digits(text, ref at, ref mantissa, ref digits, ref inexact, out int wholeDropped);
        exponent += wholeDropped;
        int fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at, ref mantissa, ref digits, ref inexact, out int fractionDropped);
            exponent -= fraction - fractionDropped;
            if (fraction == 0)
            {
                return NumberOutcome.NotANumber;
            }
        }

        if (whole == 0 || !TryExponent(text[at..], out int written))
        {
            return NumberOutcome.NotANumber;
        }

        return ShiftWide(mantissa, exponent + written, inexact, round, negative, out value);
    }

    private static int Digits(
        ReadOnlySpan<byte> text,
        ref int at,
        ref UInt128 mantissa,
        ref int digits,
        ref bool inexact,
        out int dropped
    )
    {
        int start = at;
        dropped = 0;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digits == MaximumDigits)
            {
                dropped++;
                inexact |= digit != 0;
                continue;
            }

            mantissa = mantissa * 10 + digit;
            digits += mantissa == 0 ? 0 : 1;
        }

        return at - start;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < 2 || (text[0] | 0x20) != 'e')
        {
            return false;
        }

        bool negative = text[1] == '-';
        ReadOnlySpan<byte> digits = text[(negative || text[1] == '+' ? 2 : 1)..];
        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            exponent = Math.Min(exponent * 10 + digit - '0', MaximumExponent);
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static NumberOutcome ShiftWide(
        UInt128 mantissa,
        int exponent,
        bool inexact,
        bool round,
        bool negative,
        out long value
    )
    {
        value = 0;
        for (; exponent > 0 && mantissa != 0; exponent--)
        {
            if (mantissa > long.MaxValue)
            {
                return NumberOutcome.BeyondScale;
            }

            mantissa *= 10;
        }

        bool half = false;
        for (; exponent < 0 && mantissa != 0; exponent++)
        {
            // Whatever was cut before lies below the digit cut now, so that digit alone decides about rounding.
            (mantissa, UInt128 digit) = UInt128.DivRem(mantissa, 10);
            inexact |= digit != 0;
            half = digit >= 5;
        }

        // Digits left over after the mantissa ran out are zeros: the last one cut is then no half.
        half &= exponent == 0;
        if (mantissa > long.MaxValue || (inexact && !round))
        {
            return NumberOutcome.BeyondScale;
        }

        long magnitude = (long)mantissa;
        if (half && magnitude == long.MaxValue)
        {
            return NumberOutcome.BeyondScale;
        }

        magnitude += half ? 1 : 0;
        value = negative ? -magnitude : magnitude;
        return NumberOutcome.Read;
    }
}
