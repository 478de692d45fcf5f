namespace OptiFire.Sdk.Market;

/// <summary>A source that reads files and can name them for the journal.</summary>
public interface IFileSource
{
    /// <summary>The files, in the order in which they are read. Reads them through on first use.</summary>
    IReadOnlyList<SourceFile> Files { get; }
}
