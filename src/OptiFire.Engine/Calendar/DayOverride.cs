namespace OptiFire.Engine.Calendar;

/// <summary>What an override source says of one date.</summary>
/// <param name="Kind">Whether the day is closed, shortened or open.</param>
/// <param name="Close">
/// The closing time in the market's own zone: always set for <see cref="DayOverrideKind.EarlyClose"/>, never for
/// <see cref="DayOverrideKind.Holiday"/>; null on an open day means the regular close.
/// </param>
public readonly record struct DayOverride(DayOverrideKind Kind, TimeOnly? Close);
