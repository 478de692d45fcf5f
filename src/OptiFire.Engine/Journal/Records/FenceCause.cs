namespace OptiFire.Engine.Journal.Records;

/// <summary>Why a run's result does not count. Numbers are stored.</summary>
public enum FenceCause
{
    /// <summary>It was not back, or not begun, when the round closed; it may be within its budget.</summary>
    Round = 0,

    /// <summary>It took longer than its budget.</summary>
    Time = 1,

    /// <summary>It allocated more than its budget.</summary>
    Memory = 2,

    /// <summary>It was not begun, because another run of its plugin had just been given up.</summary>
    Withdrawn = 3,
}
