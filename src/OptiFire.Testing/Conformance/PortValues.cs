using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Conformance;

/// <summary>Reads the values on ports that a journal record holds.</summary>
internal static class PortValues
{
    /// <summary>Whether a run left a value on any port.</summary>
    public static bool Any(in PluginResult result)
    {
        if (result.Status != RunStatus.Ok)
        {
            return false;
        }

        var reader = new PayloadReader(result.Outputs.Span);
        while (reader.Remaining > 0)
        {
            int length = reader.ReadInt32();
            if (length >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A port whose value is a NaN or infinite, with the value; null when there is none.</summary>
    public static string? NotFinite(in PluginResult result, Activation activation)
    {
        if (result.Status != RunStatus.Ok)
        {
            return null;
        }

        var reader = new PayloadReader(result.Outputs.Span);
        foreach (OutputPort port in activation.Outputs)
        {
            if (reader.Remaining == 0)
            {
                return null;
            }

            int length = reader.ReadInt32();
            var value = new PayloadReader(reader.ReadBytes(Math.Max(length, 0)));
            double[] numbers =
                length < 0 ? []
                : port is Output<double> number ? [number.Read(ref value)]
                : port is Output<double[]> list ? list.Read(ref value)
                : [];
            if (Array.Exists(numbers, n => !double.IsFinite(n)))
            {
                return $"port '{port}' says {string.Join(' ', numbers)}";
            }
        }

        return null;
    }
}
