using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>Files whose content a test sets.</summary>
public sealed class FakeFiles(params (string Path, string Value)[] values) : ISettingsFiles
{
    private Dictionary<string, string> values = values.ToDictionary(v => v.Path, v => v.Value);

    /// <summary>What reading meets, in place of a content.</summary>
    public SettingsException? Failure { get; set; }

    public IReadOnlyList<string> Paths => ["config.yaml"];

    public void Set(params (string Path, string Value)[] all) => values = all.ToDictionary(v => v.Path, v => v.Value);

    public SettingsReading Read() =>
        Failure is null
            ? new SettingsReading(
                new SettingsContent(values).ToSettings(),
                values
                    .Keys.SelectMany((path, i) => Groups(path).Select(group => (group, i)))
                    .DistinctBy(place => place.group)
                    .ToDictionary(place => place.group, place => $"config.yaml:{place.i + 1}:1")
            )
            : throw Failure;

    /// <summary>A path and the groups it is in.</summary>
    private static IEnumerable<string> Groups(string path) =>
        path.Split('.').Select((_, depth) => string.Join('.', path.Split('.')[..(depth + 1)]));
}
