using OptiFire.Sdk.Reports;
using ScottPlot;
using SkiaSharp;

namespace OptiFire.Charts;

/// <summary>Draws charts as SVG or PNG: panels above each other on one horizontal axis, dark on white.</summary>
/// <remarks>
/// Equal charts give equal pictures, byte for byte, on machines with the same fonts. A NaN or an infinity leaves a gap.
/// Needs at least one TrueType font on the machine; without one the labels stay blank.
/// </remarks>
public static class ChartRenderer
{
    private const int SmallestSide = 100;
    private const int LargestSide = 10_000;
    private const float TitleHeight = 30;
    private const float AxisHeight = 34;

    /// <summary>Draws a chart as one <c>svg</c> element with a <c>viewBox</c>, so that it grows and shrinks with its page.</summary>
    /// <param name="chart">What to draw; at least one panel.</param>
    /// <param name="width">Pixels, 100 to 10,000; 960 by default.</param>
    /// <param name="height">Pixels, 100 to 10,000; null, the default, for a height that suits the number of panels.</param>
    /// <exception cref="ArgumentException">The chart has no panel, or a series has not as many x as y, or an x that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is outside its range.</exception>
    public static string ToSvg(Chart chart, int width = 960, int? height = null)
    {
        int tall = Check(chart, width, height);
        using var buffer = new SKDynamicMemoryWStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(width, tall), buffer))
        {
            Draw(chart, canvas, width, tall);
        }

        using SKData data = buffer.DetachAsData();
        return SvgText.ForPages(data.AsSpan(), width, tall, chart.Name, chart.Title);
    }

    /// <summary>Draws a chart as a PNG picture.</summary>
    /// <param name="chart">What to draw; at least one panel.</param>
    /// <param name="width">Pixels, 100 to 10,000.</param>
    /// <param name="height">Pixels, 100 to 10,000; null for a height that suits the number of panels.</param>
    /// <exception cref="ArgumentException">The chart has no panel, or a series has not as many x as y, or an x that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is outside its range.</exception>
    public static byte[] ToPng(Chart chart, int width = 960, int? height = null)
    {
        int tall = Check(chart, width, height);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, tall));
        Draw(chart, surface.Canvas, width, tall);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    private static void Draw(Chart chart, SKCanvas canvas, int width, int height)
    {
        canvas.Clear(SKColors.White);
        var xs = new ChartAxis(chart);
        int count = chart.Panels.Count;
        float panel = (height - TitleHeight - AxisHeight) / count;
        float top = 0;
        for (int i = 0; i < count; i++)
        {
            bool isLast = i == count - 1;
            float bottom = top + panel + (i == 0 ? TitleHeight : 0) + (isLast ? AxisHeight : 0);
            using Plot plot = PanelPlot.Of(
                chart.Panels[i],
                xs,
                panel - 24,
                i == 0 ? chart.Title : null,
                isLast ? chart.XLabel : null
            );
            Draw(plot, canvas, new PixelRect(0, width, bottom, top));
            top = bottom;
        }
    }

    private static void Draw(Plot plot, SKCanvas canvas, PixelRect place)
    {
        plot.RenderManager.ClearCanvasBeforeEachRender = false;

        // The first rendering only finds the layout and would leave everything in the SVG twice.
        using (var nowhere = new SKNoDrawCanvas((int)place.Right, (int)place.Bottom))
        {
            plot.Render(nowhere, place);
        }

        plot.Render(canvas, place);
    }

    private static int Check(Chart chart, int width, int? height)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Panels.Count == 0)
        {
            throw new ArgumentException($"Chart '{chart.Name}' has no panel.", nameof(chart));
        }

        foreach (ChartSeries series in chart.Panels.SelectMany(p => p.Series))
        {
            if (series.X.Length != series.Y.Length || !series.X.All(double.IsFinite))
            {
                throw new ArgumentException(
                    $"Series '{series.Name}' of chart '{chart.Name}' needs as many x as y and only finite x.",
                    nameof(chart)
                );
            }
        }

        int tall = height ?? 70 + (chart.Panels.Count == 1 ? 290 : 220 * chart.Panels.Count);
        CheckSide(width, nameof(width));
        CheckSide(tall, nameof(height));
        return tall;
    }

    private static void CheckSide(int pixels, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, SmallestSide, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels, LargestSide, name);
    }
}
