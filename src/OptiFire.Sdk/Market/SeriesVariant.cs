namespace OptiFire.Sdk.Market;

/// <summary>Tells series of one kind and instrument apart: the length of a bar, the contract of an option.</summary>
/// <param name="Value">0 where a kind has one series per instrument; a bar's length in seconds.</param>
public readonly record struct SeriesVariant(int Value)
{
    /// <summary>The only series of its kind and instrument.</summary>
    public static SeriesVariant Single => default;
}
