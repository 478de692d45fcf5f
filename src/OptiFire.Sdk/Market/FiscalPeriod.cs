namespace OptiFire.Sdk.Market;

/// <summary>A company's fiscal quarter or year.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="Quarter">1 to 4; 0 for the whole year.</param>
public readonly record struct FiscalPeriod(int Year, int Quarter)
{
    /// <summary>The variant that keeps facts about different periods apart.</summary>
    public SeriesVariant Variant => new(Year * 8 + Quarter);

    /// <inheritdoc />
    public override string ToString() => Quarter == 0 ? $"FY{Year}" : $"{Year}Q{Quarter}";
}
