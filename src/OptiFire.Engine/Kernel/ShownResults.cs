using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;

namespace OptiFire.Engine.Kernel;

/// <summary>The newest pictures and tables: people find them again after a restart, whenever they are drawn next.</summary>
internal sealed class ShownResults(ResultDesk results) : ICheckpointed
{
    public string Section => "results";

    public int SectionVersion => 1;

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(results.Charts.Count);
        foreach (((InstanceId instance, string _), Chart chart) in results.Charts)
        {
            writer.Write(instance);
            Write(chart, writer);
        }

        writer.WriteInt32(results.Tables.Count);
        foreach (((InstanceId instance, string _), Table table) in results.Tables)
        {
            writer.Write(instance);
            writer.WriteString(table.Name);
            writer.WriteString(table.Title);
            WriteAll(table.Columns, writer);
            writer.WriteInt32(table.Rows.Count);
            foreach (IReadOnlyList<string> row in table.Rows)
            {
                WriteAll(row, writer);
            }
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            InstanceId instance = reader.ReadInstance();
            Chart chart = ReadChart(ref reader);
            results.Charts[(instance, chart.Name)] = chart;
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            InstanceId instance = reader.ReadInstance();
            (string name, string title) = (reader.ReadString(), reader.ReadString());
            string[] columns = ReadAll(ref reader);
            var rows = new string[reader.ReadCount()][];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = ReadAll(ref reader);
            }

            results.Tables[(instance, name)] = new Table(name, title, columns, rows);
        }
    }

    private static void Write(Chart chart, PayloadWriter writer)
    {
        writer.WriteString(chart.Name);
        writer.WriteString(chart.Title);
        writer.WriteString(chart.XLabel);
        writer.WriteByte((byte)chart.XAxis);
        writer.WriteInt32(chart.Panels.Count);
        foreach (ChartPanel panel in chart.Panels)
        {
            writer.WriteString(panel.YLabel);
            writer.WriteInt32(panel.Series.Count);
            foreach (ChartSeries series in panel.Series)
            {
                writer.WriteString(series.Name);
                writer.WriteDoubles(series.X);
                writer.WriteDoubles(series.Y);
                writer.WriteByte((byte)series.Style);
            }
        }
    }

    private static Chart ReadChart(ref PayloadReader reader)
    {
        var chart = new Chart(
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            (AxisKind)reader.ReadByte(),
            []
        );
        var panels = new ChartPanel[reader.ReadCount()];
        for (int i = 0; i < panels.Length; i++)
        {
            string label = reader.ReadString();
            var series = new ChartSeries[reader.ReadCount()];
            for (int s = 0; s < series.Length; s++)
            {
                series[s] = new ChartSeries(
                    reader.ReadString(),
                    reader.ReadDoubles(),
                    reader.ReadDoubles(),
                    (SeriesStyle)reader.ReadByte()
                );
            }

            panels[i] = new ChartPanel(label, series);
        }

        return chart with
        {
            Panels = panels,
        };
    }

    private static void WriteAll(IReadOnlyList<string> texts, PayloadWriter writer)
    {
        writer.WriteInt32(texts.Count);
        foreach (string text in texts)
        {
            writer.WriteString(text);
        }
    }

    private static string[] ReadAll(ref PayloadReader reader)
    {
        var texts = new string[reader.ReadCount()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
