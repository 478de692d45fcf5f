using OptiFire.Sdk.Reports;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace OptiFire.Charts;

/// <summary>Makes the plot of one panel.</summary>
internal static class PanelPlot
{
    private const float LeftWidth = 78;
    private const float RightWidth = 44;

    // Okabe and Ito's colours: told apart by colour-blind readers too.
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];

    public static Plot Of(ChartPanel panel, ChartAxis xs, float height, string? title, string? xLabel)
    {
        var plot = new Plot();
        for (int i = 0; i < panel.Series.Count; i++)
        {
            Add(plot, panel.Series[i], xs, Color.FromHex(Colors[i % Colors.Length]));
        }

        Style(plot, panel, xs, title, xLabel);
        plot.Axes.Left.Label.FontSize = LabelSize(panel.YLabel, height);
        plot.Axes.SetLimitsX(xs.Low, xs.High);
        (double low, double high) = RangeOf(panel);
        plot.Axes.SetLimitsY(low, high);
        if (!panel.Series.Any(s => s.Y.Any(double.IsFinite)))
        {
            plot.Add.Annotation("no data yet", Alignment.MiddleCenter).LabelStyle.ShadowColor = ScottPlot
                .Colors
                .Transparent;
        }

        return plot;
    }

    private static void Add(Plot plot, ChartSeries series, ChartAxis xs, Color color)
    {
        if (series.Style == SeriesStyle.Bars)
        {
            AddBars(plot, series, xs, color);
            return;
        }

        foreach ((double[] x, double[] y) in SeriesRuns.Of(series, xs))
        {
            Scatter line = plot.Add.Scatter(x, y, color);
            line.LineWidth = series.Style == SeriesStyle.Points ? 0 : 1.6f;
            line.MarkerSize = series.Style == SeriesStyle.Points ? 5 : (x.Length == 1 ? 4 : 0);
            line.ConnectStyle = series.Style == SeriesStyle.Step ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
            if (series.Style == SeriesStyle.Area)
            {
                line.FillY = true;
                line.FillYValue = 0;
                line.FillYColor = color.WithAlpha(0.25);
            }
        }

        plot.Legend.ManualItems.Add(
            new LegendItem
            {
                LabelText = series.Name,
                LineColor = color,
                LineWidth = series.Style == SeriesStyle.Points ? 0 : 2,
                MarkerColor = color,
                MarkerShape = MarkerShape.FilledCircle,
                MarkerSize = series.Style == SeriesStyle.Points ? 5 : 0,
            }
        );
    }

    private static void AddBars(Plot plot, ChartSeries series, ChartAxis xs, Color color)
    {
        double[] places = [.. series.X.Select(xs.Place)];
        double gap = (xs.High - xs.Low) / 40;
        for (int i = 1; i < places.Length; i++)
        {
            gap = places[i] > places[i - 1] ? Math.Min(gap, places[i] - places[i - 1]) : gap;
        }

        Bar[] bars =
        [
            .. Enumerable
                .Range(0, places.Length)
                .Where(i => double.IsFinite(series.Y[i]))
                .Select(i => new Bar
                {
                    Position = places[i],
                    Value = series.Y[i],
                    Size = gap * 0.8,
                    FillColor = color,
                    LineWidth = 0,
                }),
        ];
        plot.Add.Bars(bars);
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = series.Name, FillColor = color });
    }

    private static void Style(Plot plot, ChartPanel panel, ChartAxis xs, string? title, string? xLabel)
    {
        Color ink = Color.FromHex("#333333");
        if (xs.Kind == AxisKind.Time)
        {
            plot.Axes.DateTimeTicksBottom();
            ((DateTimeAutomatic)plot.Axes.Bottom.TickGenerator).LabelFormatter = xs.Label;
        }

        plot.Font.Set(ChartFont.Family);
        plot.Axes.Color(ink);
        plot.Grid.MajorLineColor = Color.FromHex("#E4E4E4");
        plot.Axes.Left.MinimumSize = plot.Axes.Left.MaximumSize = LeftWidth;
        plot.Axes.Right.MinimumSize = plot.Axes.Right.MaximumSize = RightWidth;
        plot.Axes.Top.FrameLineStyle.Width = plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Left.Label.Text = panel.YLabel;
        plot.Axes.Left.Label.Bold = plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.TickLabelStyle.FontSize = plot.Axes.Bottom.TickLabelStyle.FontSize = 12;
        if (title is not null)
        {
            plot.Title(title, size: 16);
        }

        if (xLabel is null)
        {
            plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
            plot.Axes.Bottom.MinimumSize = plot.Axes.Bottom.MaximumSize = 8;
        }
        else
        {
            plot.Axes.Bottom.Label.Text = xLabel;
            plot.Axes.Bottom.Label.FontSize = 13;
            plot.Axes.Bottom.MinimumSize = plot.Axes.Bottom.MaximumSize = 46;
        }

        plot.Legend.IsVisible = panel.Series.Count > 1;
        plot.Legend.Alignment = Alignment.UpperLeft;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontName = ChartFont.Family;
        plot.Legend.FontSize = 12;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Legend.BackgroundColor = ScottPlot.Colors.White.WithAlpha(0.8);
    }

    // A letter is a little more than half as wide as it is high.
    private static float LabelSize(string label, float height) =>
        Math.Clamp(height / (0.58f * Math.Max(label.Length, 1)), 8, 13);

    private static (double Low, double High) RangeOf(ChartPanel panel)
    {
        bool fromZero = panel.Series.Any(s => s.Style is SeriesStyle.Bars or SeriesStyle.Area);
        double[] all = [.. panel.Series.SelectMany(s => s.Y).Where(double.IsFinite)];
        (double low, double high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        (low, high) = fromZero ? (Math.Min(low, 0), Math.Max(high, 0)) : (low, high);
        double room = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(high) * 0.05, 0.5);

        // The legend stands at the top: some air keeps it off the lines.
        return (low - room, high + (panel.Series.Count > 1 ? 5 * room : room));
    }
}
