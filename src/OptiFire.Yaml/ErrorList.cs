namespace OptiFire.Yaml;

/// <summary>The errors found so far, and which settings they concern.</summary>
internal sealed class ErrorList
{
    private readonly List<(YamlPosition At, string Text)> errors = [];
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    public bool IsEmpty => errors.Count == 0;

    /// <summary>Whether a file could not be read to its end, so that settings may be missing.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The settings, as dotted paths, whose values could not be used.</summary>
    public IReadOnlyCollection<string> FailedPaths => failed;

    public void Add(YamlPosition at, string path, string message)
    {
        errors.Add((at, path.Length == 0 ? $"{at}: {message}" : $"{at}: {path}: {message}"));
        failed.Add(path);
    }

    /// <summary>Adds an error after which the rest of the file cannot be read.</summary>
    public void AddFinal(YamlPosition at, string message)
    {
        errors.Add((at, $"{at}: {message}"));
        IsIncomplete = true;
    }

    /// <summary>Adds an error about a file as a whole.</summary>
    public void AddFile(YamlPosition at, string message)
    {
        errors.Add((at, $"{at.File}: {message}"));
        IsIncomplete = true;
    }

    /// <summary>All errors in the order in which they stand in the files.</summary>
    public IReadOnlyList<string> InOrder() =>
        [
            .. errors
                .OrderBy(error => error.At.FileIndex)
                .ThenBy(error => error.At.Line)
                .ThenBy(error => error.At.Column)
                .Select(error => error.Text),
        ];
}
