namespace OptiFire.Numerics.Wavelets;

/// <summary>What becomes of a coefficient c at a threshold λ.</summary>
public enum ShrinkageRule
{
    /// <summary>Everything moves towards 0: sign(c)·max(|c| − λ, 0).</summary>
    Soft,

    /// <summary>Keep or kill: c where |c| ≥ λ, else 0.</summary>
    Hard,
}
