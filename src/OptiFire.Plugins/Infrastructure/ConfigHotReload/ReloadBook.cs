using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What became of the reloads.</summary>
internal sealed class ReloadBook(IServiceContext context, int rows)
{
    private const int LongestCell = 500;
    private const int RememberedContents = 1_000;
    private static readonly string[] Columns = ["time (UTC)", "version", "result"];

    private readonly Queue<IReadOnlyList<string>> table = [];
    private readonly HashSet<string> raised = new(StringComparer.Ordinal);
    private int versions;
    private int refused;
    private bool isRefused;

    /// <summary>Notes files that could be used.</summary>
    /// <param name="outcome">Null when nothing was edited.</param>
    public void Add(SettingsOutcome? outcome)
    {
        isRefused = false;
        if (outcome is null)
        {
            return;
        }

        versions++;
        string restart =
            outcome.RestartRequired.Count == 0
                ? ""
                : $"; at the next start: {string.Join(", ", outcome.RestartRequired)}";
        AddRow(string.Join(", ", outcome.Version.Changes.Select(c => $"{c.Path} {c.Old} → {c.New}")) + restart);
    }

    /// <summary>Notes files that could not be used, and raises it once for each content.</summary>
    public void AddRefused(IReadOnlyList<string> errors, string content, FindingSeverity severity)
    {
        isRefused = true;
        if (raised.Count == RememberedContents)
        {
            raised.Clear();
        }

        if (!raised.Add($"{content} {severity}"))
        {
            return;
        }

        refused++;
        AddRow($"refused: {string.Join("; ", errors)}");
        string more = errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "";
        context.Raise(
            severity,
            $"the settings files cannot be used, version {context.Settings.Current.Number} stays in force: {errors[0]}{more}"
        );
    }

    public ServiceReport Report() =>
        new(isRefused ? RunResult.Failed("the settings files cannot be used") : RunResult.Ok)
        {
            Figures = [new("versions", versions), new("refused", refused)],
            Tables = [new Table("reloads", "Edits of the settings files", Columns, [.. table.Reverse()])],
        };

    private void AddRow(string result)
    {
        if (table.Count == rows)
        {
            table.Dequeue();
        }

        string time = Timestamp.From(context.Time.GetUtcNow()).ToString();
        string cut = result.Length <= LongestCell ? result : string.Concat(result.AsSpan(0, LongestCell), "…");
        table.Enqueue([time, $"{context.Settings.Current.Number}", cut]);
    }
}
