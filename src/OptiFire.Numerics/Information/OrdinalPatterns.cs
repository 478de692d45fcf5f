namespace OptiFire.Numerics.Information;

/// <summary>Numbers the orders in which a few values can stand.</summary>
internal static class OrdinalPatterns
{
    public const int MaximumOrder = 8;

    public static void Require(int order, int delay)
    {
        if (order is < 2 or > MaximumOrder)
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, $"The order must be in [2, {MaximumOrder}].");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(delay, 1);
    }

    /// <summary>order!, the number of patterns.</summary>
    public static int Count(int order)
    {
        int count = 1;
        for (int i = 2; i <= order; i++)
        {
            count *= i;
        }

        return count;
    }

    /// <summary>How far the last value of a pattern is from its first.</summary>
    public static int Reach(int order, int delay) => checked((order - 1) * delay);

    /// <summary>The pattern's number, from the Lehmer code: of equal values the earlier is the lower.</summary>
    public static int Of(ReadOnlySpan<double> values, int order, int delay)
    {
        int code = 0;
        for (int i = 0; i < order - 1; i++)
        {
            double value = values[i * delay];
            int lower = 0;
            for (int j = i + 1; j < order; j++)
            {
                lower += values[j * delay] < value ? 1 : 0;
            }

            code = (code + lower) * (order - 1 - i);
        }

        return code;
    }

    /// <summary>Adds the patterns of a sequence to the counts.</summary>
    public static void CountInto(ReadOnlySpan<double> values, int order, int delay, Span<int> counts)
    {
        int reach = Reach(order, delay);
        if (order != 3)
        {
            for (int t = 0; t < values.Length - reach; t++)
            {
                counts[Of(values[t..], order, delay)]++;
            }

            return;
        }

        // The usual order without its loops: the same code.
        ReadOnlySpan<double> second = values[Math.Min(delay, values.Length)..];
        ReadOnlySpan<double> third = values[Math.Min(reach, values.Length)..];
        for (int t = 0; t < third.Length; t++)
        {
            double a = values[t];
            double b = second[t];
            double c = third[t];
            int lowerThanFirst = (b < a ? 1 : 0) + (c < a ? 1 : 0);
            counts[2 * lowerThanFirst + (c < b ? 1 : 0)]++;
        }
    }
}
