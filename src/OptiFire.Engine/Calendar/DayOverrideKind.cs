namespace OptiFire.Engine.Calendar;

/// <summary>What an override says of a date.</summary>
public enum DayOverrideKind
{
    /// <summary>The market is closed all day.</summary>
    Holiday,

    /// <summary>The session, where the rules have one, ends early; a day closed by the rules stays closed.</summary>
    EarlyClose,

    /// <summary>The market is open, even where the rules have a holiday or a weekend.</summary>
    Open,
}
