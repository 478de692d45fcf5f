namespace OptiFire.Sdk.Journal;

/// <summary>When what the journal was given must have reached the disk.</summary>
public enum Durability
{
    /// <summary>At the end of the run: a backtest, which can be run again.</summary>
    AtEnd,

    /// <summary>In groups, a fraction of a second behind: paper trading.</summary>
    Grouped,

    /// <summary>Before any order is sent: real money.</summary>
    BeforeSend,
}
