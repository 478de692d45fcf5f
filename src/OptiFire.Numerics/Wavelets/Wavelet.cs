namespace OptiFire.Numerics.Wavelets;

/// <summary>An orthonormal wavelet with compact support, given by its filters.</summary>
/// <remarks>
/// The analysis low-pass filter a has an even number F of taps, Σa = √2 and Σₘ aₘaₘ₊₂ₛ = 1{s = 0}; the high-pass filter is
/// <code>dₘ = (−1)ᵐ⁺¹ · a_(F−1−m)</code>
/// "db4" has four vanishing moments and eight taps. Symlets are the least asymmetric ones: LA(8) of Percival and Walden
/// is sym4, LA(16) is sym8.
/// <para>Sources: I. Daubechies, "Ten Lectures on Wavelets", SIAM (1992); D. B. Percival and A. T. Walden, "Wavelet
/// Methods for Time Series Analysis", Cambridge (2000), table 109 for the order of the taps in
/// <see cref="Scaling"/>.</para>
/// </remarks>
public sealed class Wavelet
{
    private const int LongestFilter = 128;

    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _scaling;

    private Wavelet(string name, double[] analysisLow, bool scalingIsAnalysis)
    {
        Name = name;
        _low = analysisLow;
        _high = QuadratureMirror(_low, firstSign: -1);
        _scaling = [.. analysisLow];
        if (!scalingIsAnalysis)
        {
            Array.Reverse(_scaling);
        }
    }

    /// <summary>Two taps of 1/√2: the difference of neighbouring means.</summary>
    public static Wavelet Haar { get; } = Daubechies(1);

    /// <summary>The name: "haar", "db4", "sym8", or that given to <see cref="FromScalingFilter"/>.</summary>
    public string Name { get; }

    /// <summary>The number of taps F, even.</summary>
    public int FilterLength => _low.Length;

    /// <summary>The low-pass filter of the decimated transform, by which the sequence is convolved.</summary>
    public ReadOnlySpan<double> AnalysisLow => _low;

    /// <summary>The high-pass filter of the decimated transform.</summary>
    public ReadOnlySpan<double> AnalysisHigh => _high;

    /// <summary>The scaling filter g of the maximal overlap transform, before its division by √2.</summary>
    public ReadOnlySpan<double> Scaling => _scaling;

    /// <summary>Daubechies' extremal-phase wavelet.</summary>
    /// <param name="vanishingMoments">N from 1 (Haar) to 8; the filter has 2N taps.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is not in [1, 8].</exception>
    public static Wavelet Daubechies(int vanishingMoments)
    {
        RequireMoments(vanishingMoments, 1, 8);
        double[] low = WaveletTaps.Daubechies(vanishingMoments).ToArray();
        Array.Reverse(low);
        return new(vanishingMoments == 1 ? "haar" : $"db{vanishingMoments}", low, scalingIsAnalysis: false);
    }

    /// <summary>Daubechies' least asymmetric wavelet.</summary>
    /// <param name="vanishingMoments">N from 4 to 8; the filter has 2N taps and is LA(2N).</param>
    /// <exception cref="ArgumentOutOfRangeException">N is not in [4, 8].</exception>
    public static Wavelet Symlet(int vanishingMoments)
    {
        RequireMoments(vanishingMoments, 4, 8);
        double[] low = WaveletTaps.Symlet(vanishingMoments).ToArray();
        return new($"sym{vanishingMoments}", low, scalingIsAnalysis: vanishingMoments % 2 == 0);
    }

    /// <summary>The wavelet of this name.</summary>
    /// <param name="name">"haar", "db1" … "db8", "sym4" … "sym8", or by the number of taps "la8" … "la16".</param>
    /// <exception cref="ArgumentException">No wavelet has this name.</exception>
    public static Wavelet Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "haar" => Haar,
            ['d', 'b', >= '1' and <= '8'] => Daubechies(name[2] - '0'),
            ['s', 'y', 'm', >= '4' and <= '8'] => Symlet(name[3] - '0'),
            "la8" => Symlet(4),
            "la10" => Symlet(5),
            "la12" => Symlet(6),
            "la14" => Symlet(7),
            "la16" => Symlet(8),
            _ => throw new ArgumentException(
                $"No wavelet '{name}': haar, db1 to db8, sym4 to sym8, la8 to la16 are known.",
                nameof(name)
            ),
        };
    }

    /// <summary>A wavelet from a scaling filter of one's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scaling">The taps g, an even number from 2 to 128, orthonormal to 1e-8.</param>
    /// <exception cref="ArgumentException">The number of taps is wrong or they are not orthonormal.</exception>
    public static Wavelet FromScalingFilter(string name, ReadOnlySpan<double> scaling)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (scaling.Length is < 2 or > LongestFilter || scaling.Length % 2 != 0 || !IsOrthonormal(scaling))
        {
            throw new ArgumentException(
                $"A scaling filter has an even number of taps up to {LongestFilter}, orthonormal at even shifts.",
                nameof(scaling)
            );
        }

        double[] low = scaling.ToArray();
        Array.Reverse(low);
        return new(name, low, scalingIsAnalysis: false);
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal static double[] QuadratureMirror(ReadOnlySpan<double> low, int firstSign)
    {
        double[] high = new double[low.Length];
        for (int m = 0; m < high.Length; m++)
        {
            high[m] = (m % 2 == 0 ? firstSign : -firstSign) * low[^(m + 1)];
        }

        return high;
    }

    private static bool IsOrthonormal(ReadOnlySpan<double> taps)
    {
        bool orthonormal = true;
        for (int shift = 0; shift < taps.Length; shift += 2)
        {
            double product = 0;
            for (int i = shift; i < taps.Length; i++)
            {
                product += taps[i] * taps[i - shift];
            }

            orthonormal &= Math.Abs(product - (shift == 0 ? 1 : 0)) < 1e-8;
        }

        return orthonormal;
    }

    private static void RequireMoments(int vanishingMoments, int fewest, int most)
    {
        if (vanishingMoments < fewest || vanishingMoments > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(vanishingMoments),
                vanishingMoments,
                $"Vanishing moments must be in [{fewest}, {most}]."
            );
        }
    }
}
