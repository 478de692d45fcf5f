namespace OptiFire.Plugins.Infrastructure;

/// <summary>What a check of the container found.</summary>
public enum CheckOutcome
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It cannot be told, or says nothing here; the detail says why.</summary>
    NotApplicable,
}
