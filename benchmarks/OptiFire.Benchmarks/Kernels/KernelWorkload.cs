namespace OptiFire.Benchmarks.Kernels;

/// <summary>A kernel's work, named like its reference.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Work">What is done.</param>
/// <param name="Reference">Whose time it is compared with.</param>
/// <param name="ReferenceMilliseconds">The reference's median, measured once on a machine of the same kind, ±50 %.</param>
/// <param name="Run">Does it; gives something of the result, so that nothing is left out.</param>
internal sealed record KernelWorkload(
    string Name,
    string Work,
    string Reference,
    double ReferenceMilliseconds,
    Func<double> Run
);
