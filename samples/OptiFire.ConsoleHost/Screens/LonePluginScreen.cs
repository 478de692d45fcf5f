using System.Globalization;
using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Says what one plugin found.</summary>
internal static class LonePluginScreen
{
    /// <returns>0 when it had a result, else 1.</returns>
    public static int Show(RunReport report, InstanceId instance)
    {
        ActivationReport[] own = [.. report.Activations.Where(a => a.Instance == instance)];
        foreach (ActivationReport activation in own)
        {
            Terminal.Line(
                $"[bold]{activation.Instance}[/] as {activation.Role}: {activation.Runs} runs, {activation.Ok} ok, {activation.NotReady} not ready, {activation.Failed} failed"
            );
            if (activation.Outputs.Count > 0)
            {
                Terminal.Write(
                    new Table(
                        "outputs",
                        "What it says last",
                        ["Output", "Value"],
                        [.. activation.Outputs.Select(o => (IReadOnlyList<string>)[o.Key, o.Value])]
                    )
                );
            }

            if (activation.Ok == 0)
            {
                Terminal.Plain(
                    activation.LastReason is { } reason ? $"Not ready: {reason}" : "It was never triggered."
                );
            }
        }

        foreach (Table table in report.Tables)
        {
            Terminal.Write(table);
        }

        Terminal.Plain(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Inputs:N0} inputs from {report.Period.First} to {report.Period.Last} in {report.Elapsed.TotalSeconds:N1} s"
            )
        );
        return own.Any(a => a.Ok > 0) ? 0 : 1;
    }
}
