namespace OptiFire.Numerics.Wavelets;

/// <summary>What a transform of a finite sequence takes to stand before its first and after its last value.</summary>
/// <remarks>Every one of them invents data at the right edge: none is a live feature. The causal transform is
/// <see cref="CausalMaximalOverlap"/>.</remarks>
public enum WaveletBoundary
{
    /// <summary>The mirror image, the edge value twice: … x₂ x₁ | x₁ x₂ … xₙ | xₙ xₙ₋₁ …</summary>
    Symmetric,

    /// <summary>The mirror image, the edge value once: … x₃ x₂ | x₁ x₂ … xₙ | xₙ₋₁ xₙ₋₂ …</summary>
    Reflect,

    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>The edge value again and again.</summary>
    Constant,

    /// <summary>The sequence again, with the redundant coefficients that exact inversion of any length needs.</summary>
    Periodic,

    /// <summary>
    /// The sequence again and no coefficient more than ⌈n/2⌉ per level; an odd length is first made even with its last
    /// value.
    /// </summary>
    Periodization,
}
