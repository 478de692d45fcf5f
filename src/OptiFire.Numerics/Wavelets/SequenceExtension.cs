namespace OptiFire.Numerics.Wavelets;

/// <summary>Reads stretches of a sequence that may reach beyond its ends.</summary>
internal static class SequenceExtension
{
    /// <summary>Copies x[first], x[first + 2], … and x[first + 1], x[first + 3], …</summary>
    public static void Split(
        ReadOnlySpan<double> values,
        int first,
        WaveletBoundary boundary,
        Span<double> even,
        Span<double> odd
    )
    {
        int inside = Math.Clamp((1 - first) / 2, 0, even.Length);
        int outside = Math.Clamp((values.Length - first) / 2, inside, even.Length);
        for (int j = 0; j < inside; j++)
        {
            even[j] = At(values, first + 2 * j, boundary);
            odd[j] = At(values, first + 2 * j + 1, boundary);
        }

        if (outside > inside)
        {
            ReadOnlySpan<double> pairs = values.Slice(first + 2 * inside, 2 * (outside - inside));
            Span<double> evens = even[inside..outside];
            Span<double> odds = odd[inside..outside];
            for (int j = 0; j < evens.Length && j < odds.Length; j++)
            {
                evens[j] = pairs[2 * j];
                odds[j] = pairs[2 * j + 1];
            }
        }

        for (int j = outside; j < even.Length; j++)
        {
            even[j] = At(values, first + 2 * j, boundary);
            odd[j] = At(values, first + 2 * j + 1, boundary);
        }
    }

    /// <summary>Copies values from a place on, starting over at the end.</summary>
    public static void Wrap(ReadOnlySpan<double> values, int first, Span<double> destination)
    {
        int at = Remainder(first, values.Length);
        while (!destination.IsEmpty)
        {
            int count = Math.Min(values.Length - at, destination.Length);
            values.Slice(at, count).CopyTo(destination);
            destination = destination[count..];
            at = 0;
        }
    }

    private static double At(ReadOnlySpan<double> values, int index, WaveletBoundary boundary)
    {
        int n = values.Length;
        if (index >= 0 && index < n)
        {
            return values[index];
        }

        switch (boundary)
        {
            case WaveletBoundary.Symmetric:
                int mirrored = Remainder(index, 2 * n);
                return values[Math.Min(mirrored, 2 * n - 1 - mirrored)];
            case WaveletBoundary.Reflect:
                int reflected = n == 1 ? 0 : Remainder(index, 2 * n - 2);
                return values[reflected < n ? reflected : 2 * n - 2 - reflected];
            case WaveletBoundary.Constant:
                return values[index < 0 ? 0 : n - 1];
            case WaveletBoundary.Periodic:
                return values[Remainder(index, n)];
            case WaveletBoundary.Periodization:
                return values[Math.Min(Remainder(index, n + n % 2), n - 1)];
            case WaveletBoundary.Zero:
                return 0;
            default:
                throw new ArgumentOutOfRangeException(nameof(boundary), boundary, "No such boundary.");
        }
    }

    private static int Remainder(int index, int count)
    {
        int remainder = index % count;
        return remainder < 0 ? remainder + count : remainder;
    }
}
