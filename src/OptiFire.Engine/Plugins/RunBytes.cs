using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Plugins;

/// <summary>What a run left, as bytes: two runs on one view can be compared.</summary>
internal static class RunBytes
{
    public static byte[] Of(ActivationShard shard)
    {
        var writer = new PayloadWriter();
        writer.WriteByte((byte)shard.Result.Status);
        writer.WriteString(shard.Result.Reason);
        foreach (PortSlot port in shard.Ports)
        {
            port.WritePending(writer);
        }

        Write(shard.Effects.Signal, writer);
        foreach (PendingControl control in shard.Effects.Controls)
        {
            writer.WriteInt32(control.Subject);
            writer.WriteDouble(control.Value);
            writer.WriteBoolean(control.Blocks);
            writer.WriteString(control.Reason);
        }

        foreach ((_, string message) in shard.Effects.Findings)
        {
            writer.WriteString(message);
        }

        shard.Effects.Charts.ForEach(chart => Write(chart, writer));
        shard.Effects.Tables.ForEach(table => Write(table, writer));
        writer.WriteString(shard.Effects.Verdict?.ToString());
        return writer.WrittenSpan.ToArray();
    }

    private static void Write(SignalUpdate? signal, PayloadWriter writer)
    {
        if (signal is not { } update)
        {
            return;
        }

        writer.WriteDouble(update.Level);
        writer.WriteDouble(update.Confidence);
        writer.WriteInt64(update.Horizon?.Ticks ?? -1);
        writer.WriteInt64(update.ValidFor?.Ticks ?? -1);
        writer.WriteString(update.Reason);
        foreach (SignalLeg leg in update.Legs ?? [])
        {
            writer.WriteInt32(leg.Instrument.Value);
            writer.WriteDouble(leg.Weight);
        }
    }

    private static void Write(Chart chart, PayloadWriter writer)
    {
        writer.WriteString(chart.Name);
        foreach (ChartSeries series in chart.Panels.SelectMany(panel => panel.Series))
        {
            writer.WriteString(series.Name);
            writer.WriteDoubles(series.X);
            writer.WriteDoubles(series.Y);
        }
    }

    private static void Write(Table table, PayloadWriter writer)
    {
        writer.WriteString(table.Name);
        foreach (string cell in table.Rows.SelectMany(row => row))
        {
            writer.WriteString(cell);
        }
    }
}
