using SkiaSharp;

namespace OptiFire.Charts;

/// <summary>The typeface of labels.</summary>
internal static class ChartFont
{
    private static readonly string[] Wanted = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica"];

    /// <summary>The first of a fixed list that the machine has, so that pictures depend on as little as possible.</summary>
    public static string Family { get; } =
        Wanted.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? SKTypeface.Default.FamilyName;
}
