using System.Globalization;
using OptiFire.Engine.Hosting;

namespace OptiFire.Soak.Load;

/// <summary>Says what a load run came to.</summary>
internal static class LoadVerdict
{
    private const double Megabyte = 1 << 20;

    /// <summary>The first fifth of a run is not judged: code is compiled and windows fill then.</summary>
    private const double Warming = 0.2;

    /// <summary>Prints everything, and judges.</summary>
    /// <returns>0 when neither memory nor handles grew, else 1.</returns>
    public static int Print(RunReport report, IReadOnlyList<MemorySample> samples, int changes, double rate)
    {
        MemorySample[] judged = [.. samples.Skip((int)(samples.Count * Warming))];
        if (judged.Length < 4)
        {
            Console.WriteLine("too short to judge");
            return 1;
        }

        MemorySample first = judged[0];
        MemorySample last = judged[^1];
        Slope heap = Slope.Of(judged, s => s.Heap / Megabyte);
        Slope native = Slope.Of(judged, s => (s.Anonymous - s.Committed) / Megabyte);
        int handles = last.Handles - first.Handles;
        Line($"data          {last.Data} in {last.Seconds:0} s");
        Line($"rate          {(last.Data - first.Data) / (last.Seconds - first.Seconds):0} a second of {rate:0}");
        Line($"lag           at most {judged.Max(s => s.Lag):0.00} s");
        Line($"changes       {changes} of settings, {report.Orders} orders, {report.Fills} fills");
        Line($"judged        {judged.Length} samples from {first.Seconds:0} s on");
        Line($"heap          {first.Heap / Megabyte:0.0} to {last.Heap / Megabyte:0.0} MB; slope {heap}");
        Line($"committed     {first.Committed / Megabyte:0.0} to {last.Committed / Megabyte:0.0} MB by the collector");
        Line($"anonymous     {first.Anonymous / Megabyte:0.0} to {last.Anonymous / Megabyte:0.0} MB");
        Line($"  not heap    slope {native}");
        Line($"working set   {first.WorkingSet / Megabyte:0.0} to {last.WorkingSet / Megabyte:0.0} MB");
        Line($"handles       {first.Handles} to {last.Handles}, at most {judged.Max(s => s.Handles)}");
        Line($"threads       {first.Threads} to {last.Threads}, at most {judged.Max(s => s.Threads)}");
        foreach (ActivationReport activation in report.Activations)
        {
            Line(
                $"  {activation.Instance, -28} runs {activation.Runs, 8} ok {activation.Ok, 8} not ready {activation.NotReady, 6} failed {activation.Failed}"
            );
        }

        return heap.MayBeZero && native.MayBeZero && handles <= 0 ? 0 : 1;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
