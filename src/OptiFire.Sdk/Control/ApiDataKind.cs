namespace OptiFire.Sdk.Control;

/// <summary>What may be kept of answers from outside. A closed list: nothing that an order is decided on is in it.</summary>
/// <remarks>
/// Quotes, trades, books, orders, positions and account balances have no kind and so cannot be asked of the cache: an
/// answer of five minutes ago would be traded on as if it were new.
/// </remarks>
public enum ApiDataKind
{
    /// <summary>Instruments, calendars, constituents, corporate actions.</summary>
    Reference,

    /// <summary>Statements, estimates, reported earnings, recommendations.</summary>
    Fundamental,

    /// <summary>News and texts.</summary>
    News,

    /// <summary>Search interest, fund flows, and whatever else moves by the hour or the day.</summary>
    Alternative,

    /// <summary>Bars of closed periods, for research and warm-up.</summary>
    History,
}
