namespace OptiFire.Yaml;

/// <summary>A place in a file.</summary>
/// <param name="FileIndex">The file's place in the order of loading.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal readonly record struct YamlPosition(int FileIndex, string File, long Line, long Column)
{
    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
