namespace OptiFire.Testing.Conformance;

/// <summary>What every plugin is checked for.</summary>
public enum ConformanceCheck
{
    /// <summary>On the given market it gives results and never fails: otherwise the other checks prove nothing.</summary>
    GivesResults,

    /// <summary>The same seed gives the same journal, on one worker and on four.</summary>
    SameResult,

    /// <summary>A pure run made twice on one view leaves the same.</summary>
    Purity,

    /// <summary>What it says up to a time does not depend on data that became available later.</summary>
    IgnoresFuture,

    /// <summary>With its state stored and read back after every run it says the same.</summary>
    RestoredState,

    /// <summary>With fewer data than its warm-up it gives no result.</summary>
    ShortInput,

    /// <summary>Missing data make it neither fail nor say what is no number.</summary>
    Gaps,

    /// <summary>Without one of the instruments it does not fail, and gives no result where it needs that instrument.</summary>
    MissingInstrument,

    /// <summary>A run takes no more time and memory than its budget.</summary>
    Budget,

    /// <summary>Later runs allocate no more than earlier ones.</summary>
    EvenAllocation,
}
