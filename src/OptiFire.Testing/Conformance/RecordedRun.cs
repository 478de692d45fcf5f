using System.Globalization;
using System.Text;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Replay;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Reports;

namespace OptiFire.Testing.Conformance;

/// <summary>A run with its journal, taken apart.</summary>
internal sealed class RecordedRun
{
    private readonly HashSet<int> _own = [];
    private readonly Dictionary<InstanceId, PluginPlan> _byInstance;

    public RecordedRun(
        RunReport report,
        IReadOnlyList<JournalEntry> records,
        IReadOnlyList<(InstanceId Instance, PluginPlan Plan)> plans
    )
    {
        Report = report;
        Records = records;
        _byInstance = plans.ToDictionary(p => p.Instance, p => p.Plan);
        string[] instances = records[0].As<RunStarted>().Instances;
        Plans = new PluginPlan?[instances.Length];
        for (int number = 0; number < instances.Length; number++)
        {
            // The journal writes an instance and its version, with a space between them.
            string name = instances[number][..instances[number].LastIndexOf(' ')];
            if (_byInstance.TryGetValue(InstanceId.Parse(name), out PluginPlan? plan))
            {
                _own.Add(number);
                Plans[number] = plan;
            }
        }
    }

    public RunReport Report { get; }

    public IReadOnlyList<JournalEntry> Records { get; }

    /// <summary>The plans of the checked plugin's instances by number; null for other plugins.</summary>
    public PluginPlan?[] Plans { get; }

    /// <summary>The plan of one of the checked plugin's instances; null for another plugin's.</summary>
    public PluginPlan? PlanOf(InstanceId instance) => _byInstance.GetValueOrDefault(instance);

    /// <summary>The checked plugin's runs that changed something.</summary>
    public IEnumerable<(JournalEntry Entry, PluginResult Result)> Results =>
        from entry in Records
        where entry.Kind == JournalRecordKind.PluginResult
        let result = entry.As<PluginResult>()
        where _own.Contains(result.Instance)
        select (entry, result);

    /// <summary>What the checked plugin said: values on ports, signals, controls.</summary>
    public IEnumerable<JournalEntry> Statements => Records.Where(IsStatement);

    /// <summary>The newest charts and tables as text.</summary>
    public string Drawings
    {
        get
        {
            var text = new StringBuilder();
            foreach (Chart chart in Report.Charts)
            {
                text.Append(chart.Name).Append('\n');
                foreach (ChartSeries series in chart.Panels.SelectMany(p => p.Series))
                {
                    IEnumerable<string> points = series
                        .X.Concat(series.Y)
                        .Select(v => v.ToString("R", CultureInfo.InvariantCulture));
                    text.Append(series.Name).Append(' ').AppendJoin(' ', points).Append('\n');
                }
            }

            foreach (Table table in Report.Tables)
            {
                text.Append(table.Name).Append('\n').AppendJoin('|', table.Rows.SelectMany(r => r)).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>The first place where the records differ, in words; null when they are the same.</summary>
    public static string? Difference(IEnumerable<JournalEntry> one, IEnumerable<JournalEntry> other)
    {
        using IEnumerator<JournalEntry> left = one.GetEnumerator();
        using IEnumerator<JournalEntry> right = other.GetEnumerator();
        while (true)
        {
            JournalEntry? a = left.MoveNext() ? left.Current : null;
            JournalEntry? b = right.MoveNext() ? right.Current : null;
            if (a is null && b is null)
            {
                return null;
            }

            if (a is not { } x || b is not { } y || !AreSame(x, y))
            {
                return $"one says {Text(a)}, the other {Text(b)}";
            }
        }
    }

    private static bool AreSame(JournalEntry a, JournalEntry b) =>
        a.Sequence == b.Sequence && a.Kind == b.Kind && a.Payload.Span.SequenceEqual(b.Payload.Span);

    private static string Text(JournalEntry? entry) =>
        entry is { } known ? $"'{known.Kind} {known.Sequence}: {JournalText.Of(known)}'" : "nothing";

    private bool IsStatement(JournalEntry entry) =>
        entry.Kind switch
        {
            JournalRecordKind.PluginResult => entry.As<PluginResult>() is var result
                && _own.Contains(result.Instance)
                && PortValues.Any(result),
            JournalRecordKind.Signal => _own.Contains(entry.As<SignalEmitted>().Instance),
            JournalRecordKind.Control => _own.Contains(entry.As<ControlSet>().Instance),
            _ => false,
        };
}
