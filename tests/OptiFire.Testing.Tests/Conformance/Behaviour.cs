namespace OptiFire.Testing.Tests.Conformance;

/// <summary>What the subject plugin does wrong.</summary>
public enum Behaviour
{
    /// <summary>Nothing.</summary>
    Correct,

    /// <summary>Reads the next close from where the market leaves it.</summary>
    Peeks,

    /// <summary>Leaves its count out of the stored state.</summary>
    ForgetsState,

    /// <summary>Stores its state so that it cannot be read back.</summary>
    StoresTooMuch,

    /// <summary>Says 0 while it has too few closes.</summary>
    SaysZero,

    /// <summary>Uses randomness that no seed repeats.</summary>
    Guesses,

    /// <summary>Remembers in a field of its own.</summary>
    RemembersAside,

    /// <summary>Takes more time than its budget.</summary>
    Spins,

    /// <summary>Takes more memory than its budget.</summary>
    Gorges,

    /// <summary>Allocates more in every run.</summary>
    Hoards,

    /// <summary>Throws when a week of bars is missing.</summary>
    TripsOverGaps,

    /// <summary>Says what is no number when a bar is missing.</summary>
    DividesByGaps,

    /// <summary>Throws when an instrument is not there.</summary>
    WantsInstrument,

    /// <summary>Never has a result.</summary>
    SaysNothing,

    /// <summary>Always throws.</summary>
    Throws,
}
