using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Hosting;

/// <summary>The settings that decide results, as text: what the journal records of them and the run's id is made of.</summary>
/// <remarks>Workers, memory, logging and durability are left out: they must not change a result.</remarks>
internal static class SettingsText
{
    public static string Of(EngineOptions options, EngineSettings settings)
    {
        var text = new StringBuilder();
        Line(text, "seed", settings.System.Seed);
        Line(text, "base_calendar", options.BaseCalendar);
        Line(text, "from", options.From);
        Line(text, "to", options.To);
        RiskSettings risk = settings.Risk;
        Line(text, "risk.max_exposure_total", risk.MaxExposureTotal);
        Line(text, "risk.max_exposure_symbol", risk.MaxExposureSymbol);
        Line(text, "risk.max_drawdown", risk.MaxDrawdown);
        Line(text, "risk.var_confidence", risk.VarConfidence);
        Line(text, "risk.max_var_pct", risk.MaxVarPct);
        ExecutionSettings execution = settings.Execution;
        Line(text, "execution.rth_only", execution.RthOnly);
        Line(text, "execution.broker", execution.Broker);
        Line(text, "execution.initial_cash", execution.InitialCash);
        Line(text, "execution.sizing", execution.Sizing);
        Line(text, "execution.capital_per_symbol", execution.CapitalPerSymbol);
        Line(text, "execution.fixed_quantity", execution.FixedQuantity);
        Line(text, "execution.min_trade_fraction", execution.MinTradeFraction);
        Line(text, "execution.time_in_force", execution.TimeInForce);
        Line(text, "execution.decision_latency_milliseconds", execution.DecisionLatencyMilliseconds);
        Line(text, "execution.fill_model", execution.FillModel);
        Line(text, "execution.commission_bps", execution.CommissionBps);
        Line(text, "execution.commission_per_share", execution.CommissionPerShare);
        Line(text, "execution.max_participation", execution.MaxParticipation);
        foreach (
            (InstanceId id, PluginSettings plugin) in settings.Plugins.OrderBy(
                p => p.Key.ToString(),
                StringComparer.Ordinal
            )
        )
        {
            Line(text, $"plugins.{id}.enabled", plugin.Enabled);
            Line(text, $"plugins.{id}.schedule", plugin.Schedule);
            foreach ((string name, string value) in plugin.Options.OrderBy(o => o.Key, StringComparer.Ordinal))
            {
                Line(text, $"plugins.{id}.options.{name}", value);
            }
        }

        return text.ToString();
    }

    public static string RunId(string engineName, string settings, IEnumerable<string> parts)
    {
        string all = string.Join('\n', [engineName, settings, .. parts]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }

    private static void Line(StringBuilder text, string path, object? value) =>
        text.Append(path).Append(": ").Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
}
