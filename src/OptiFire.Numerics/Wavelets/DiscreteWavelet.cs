namespace OptiFire.Numerics.Wavelets;

/// <summary>One level of Mallat's pyramid and its inverse: a sequence as its coarse half and its detail.</summary>
/// <remarks>
/// With the sequence continued beyond its ends by a <see cref="WaveletBoundary"/>, and a, d the analysis filters of F taps,
/// <code>cA[k] = Σₘ a[m]·x[2k + 1 − m],   cD[k] = Σₘ d[m]·x[2k + 1 − m],   k = 0 … ⌊(n + F − 1)/2⌋ − 1</code>
/// and under <see cref="WaveletBoundary.Periodization"/> x[2k + F/2 − m] for k below ⌈n/2⌉. The inverse is the transpose,
/// exact to rounding. NaN spreads to every coefficient it touches. Time O(n·F), no allocation.
/// <para>Sources: S. Mallat, "A theory for multiresolution signal decomposition", IEEE PAMI 11 (1989), 674–693;
/// I. Daubechies, "Ten Lectures on Wavelets", SIAM (1992).</para>
/// <para>It uses the whole sequence and depends on where that starts: for research, never a live feature.</para>
/// </remarks>
public static class DiscreteWavelet
{
    private const int Block = 512;

    /// <summary>Decomposes a sequence over several levels.</summary>
    /// <param name="values">The sequence, oldest first; at least one value when there is a level.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="levels">Levels, 0 to 30; beyond <see cref="MaximumLevel"/> every coefficient feels the boundary.</param>
    /// <param name="boundary">What stands beyond the ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The levels are not in range.</exception>
    /// <exception cref="ArgumentException">There is a level and no value.</exception>
    public static WaveletDecomposition Decompose(
        ReadOnlySpan<double> values,
        Wavelet wavelet,
        int levels,
        WaveletBoundary boundary = WaveletBoundary.Symmetric
    )
    {
        WaveletDecomposition decomposition = new(values.Length, wavelet, levels, boundary);
        decomposition.Analyze(values);
        return decomposition;
    }

    /// <summary>The deepest level at which a coefficient away from the ends is free of the boundary.</summary>
    /// <param name="length">Values, ≥ 0.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <returns>⌊log₂(n/(F − 1))⌋, 0 when the sequence is shorter than the filter.</returns>
    public static int MaximumLevel(int length, Wavelet wavelet)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(wavelet);
        int multiple = length / (wavelet.FilterLength - 1);
        return multiple == 0 ? 0 : int.Log2(multiple);
    }

    /// <summary>How many coefficients of each kind a level has.</summary>
    /// <param name="length">Values that go into the level, ≥ 1.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="boundary">What stands beyond the ends.</param>
    public static int CoefficientCount(int length, Wavelet wavelet, WaveletBoundary boundary)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentNullException.ThrowIfNull(wavelet);
        return boundary == WaveletBoundary.Periodization
            ? length / 2 + length % 2
            : (length + wavelet.FilterLength - 1) / 2;
    }

    /// <summary>Splits a sequence into approximation and detail.</summary>
    /// <param name="values">The sequence, at least one value; must not overlap the outputs.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="boundary">What stands beyond the ends.</param>
    /// <param name="approximation">Receives cA, <see cref="CoefficientCount"/> numbers.</param>
    /// <param name="detail">Receives cD, as many.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Analyze(
        ReadOnlySpan<double> values,
        Wavelet wavelet,
        WaveletBoundary boundary,
        Span<double> approximation,
        Span<double> detail
    )
    {
        ArgumentNullException.ThrowIfNull(wavelet);
        RequireCounts(values.Length, wavelet, boundary, approximation.Length, detail.Length, nameof(values));
        int half = wavelet.FilterLength / 2;
        Span<double> phases = stackalloc double[2 * wavelet.FilterLength];
        Span<double> lowOfOdd = phases[..half];
        Span<double> lowOfEven = phases[half..(2 * half)];
        Span<double> highOfOdd = phases[(2 * half)..(3 * half)];
        Span<double> highOfEven = phases[(3 * half)..];
        for (int p = 0; p < half; p++)
        {
            int m = 2 * (half - 1 - p);
            lowOfOdd[p] = wavelet.AnalysisLow[m];
            lowOfEven[p] = wavelet.AnalysisLow[m + 1];
            highOfOdd[p] = wavelet.AnalysisHigh[m];
            highOfEven[p] = wavelet.AnalysisHigh[m + 1];
        }

        Span<double> evenRoom = stackalloc double[Block + half - 1];
        Span<double> oddRoom = stackalloc double[Block + half - 1];
        int first = (boundary == WaveletBoundary.Periodization ? half : 1) - (wavelet.FilterLength - 1);
        for (int k = 0; k < detail.Length; k += Block)
        {
            int count = Math.Min(Block, detail.Length - k);
            Span<double> even = evenRoom[..(count + half - 1)];
            Span<double> odd = oddRoom[..even.Length];
            SequenceExtension.Split(values, first + 2 * k, boundary, even, odd);
            PolyphaseFilter.Apply(odd, lowOfOdd, even, lowOfEven, approximation.Slice(k, count));
            PolyphaseFilter.Apply(odd, highOfOdd, even, highOfEven, detail.Slice(k, count));
        }
    }

    /// <summary>Puts a sequence together again.</summary>
    /// <param name="approximation">cA, <see cref="CoefficientCount"/> numbers; must not overlap the destination.</param>
    /// <param name="detail">cD, as many.</param>
    /// <param name="wavelet">The wavelet.</param>
    /// <param name="boundary">What stood beyond the ends.</param>
    /// <param name="destination">Receives the sequence: its length is the one that was analysed.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Synthesize(
        ReadOnlySpan<double> approximation,
        ReadOnlySpan<double> detail,
        Wavelet wavelet,
        WaveletBoundary boundary,
        Span<double> destination
    )
    {
        ArgumentNullException.ThrowIfNull(wavelet);
        RequireCounts(destination.Length, wavelet, boundary, approximation.Length, detail.Length, nameof(destination));
        int half = wavelet.FilterLength / 2;
        int shift = boundary == WaveletBoundary.Periodization ? half : 1;
        Span<double> phases = stackalloc double[2 * wavelet.FilterLength];
        for (int m = 0; m < wavelet.FilterLength; m++)
        {
            int phase = m % 2 * half + m / 2;
            phases[phase] = wavelet.AnalysisLow[m];
            phases[2 * half + phase] = wavelet.AnalysisHigh[m];
        }

        int pairs = destination.Length / 2 + destination.Length % 2;
        int room = Block + half;
        Span<double> scratch = stackalloc double[2 * (room + Block)];
        Span<double> outputs = scratch[(2 * room)..];
        for (int q = 0; q < pairs; q += Block)
        {
            int count = Math.Min(Block, pairs - q);
            int from = q - shift / 2;
            Span<double> coarse = scratch[..(count + half)];
            Span<double> fine = scratch.Slice(room, count + half);
            SequenceExtension.Wrap(approximation, from, coarse);
            SequenceExtension.Wrap(detail, from, fine);
            for (int parity = 0; parity < 2; parity++)
            {
                // x[2q + parity] meets a[m] and cA[k] where m = 2k + shift − 2q − parity.
                int phase = (shift - parity) % 2 * half;
                int offset = shift / 2 - (shift - parity) / 2;
                PolyphaseFilter.Apply(
                    coarse[offset..],
                    phases.Slice(phase, half),
                    fine[offset..],
                    phases.Slice(2 * half + phase, half),
                    outputs.Slice(parity * Block, count)
                );
            }

            Span<double> target = destination.Slice(2 * q, Math.Min(2 * count, destination.Length - 2 * q));
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = outputs[(i & 1) * Block + (i >> 1)];
            }
        }
    }

    private static void RequireCounts(
        int length,
        Wavelet wavelet,
        WaveletBoundary boundary,
        int approximation,
        int detail,
        string parameter
    )
    {
        if (length == 0)
        {
            throw new ArgumentException("A level needs at least one value.", parameter);
        }

        int count = CoefficientCount(length, wavelet, boundary);
        if (approximation != count || detail != count)
        {
            throw new ArgumentException(
                $"{length} values have {count} coefficients of each kind, not {approximation} and {detail}.",
                parameter
            );
        }
    }
}
