namespace OptiFire.Numerics.Inference;

/// <summary>How p-values are corrected for having made many tests.</summary>
public enum TrialCorrection
{
    /// <summary>Family-wise error, any dependence: m·p.</summary>
    Bonferroni,

    /// <summary>Family-wise error, independent tests: 1 − (1 − p)ᵐ.</summary>
    Sidak,

    /// <summary>Family-wise error, any dependence, step-down: never weaker than Bonferroni (Holm 1979).</summary>
    Holm,

    /// <summary>Family-wise error, independent tests, step-up (Hochberg 1988).</summary>
    Hochberg,

    /// <summary>Family-wise error, independent tests, closed Simes tests (Hommel 1988).</summary>
    Hommel,

    /// <summary>False discovery rate, independent or positively dependent tests (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>False discovery rate, any dependence (Benjamini and Yekutieli 2001); also called BHY.</summary>
    BenjaminiYekutieli,
}
