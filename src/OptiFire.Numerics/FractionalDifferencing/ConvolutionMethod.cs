namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>How a long sum of weighted past values is taken.</summary>
public enum ConvolutionMethod
{
    /// <summary>
    /// Term by term, the oldest first: each result depends on its own past to the last bit and equals the stream's.
    /// Time O(n·weights).
    /// </summary>
    Direct,

    /// <summary>
    /// Block by block through the Fourier transform: time O(n log weights). Off by about 1e-15·Σ|w|·max|x|, and the
    /// rounding of a result depends on later values of its block: for research.
    /// </summary>
    Fourier,

    /// <summary>The faster of the two: Fourier from <see cref="CausalConvolution.FourierFrom"/> weights on.</summary>
    Fastest,
}
