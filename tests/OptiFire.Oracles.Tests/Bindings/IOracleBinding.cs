using OptiFire.Oracles.Tests.Reading;

namespace OptiFire.Oracles.Tests.Bindings;

/// <summary>Lets kernels answer the cases of one file.</summary>
internal interface IOracleBinding
{
    /// <summary>The file's name without its ending.</summary>
    string File { get; }

    /// <summary>Computes a case from its parameters and inputs, and compares it.</summary>
    /// <exception cref="UnboundException">The case asks for something that no kernel is bound to.</exception>
    void Check(OracleCase oracle, Comparison on);

    /// <summary>Checks an edge case.</summary>
    /// <returns>Whether it is one that the binding knows; another needs a reason in the list of what is left out.</returns>
    bool CheckEdge(OracleEdge edge) => false;
}
