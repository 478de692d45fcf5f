namespace OptiFire.Plugins.Infrastructure;

/// <summary>What is remembered of a request beside its answer.</summary>
internal sealed class CachedAnswer(string key)
{
    public string Key => key;

    /// <summary>When its answer came; null where it has none.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>Bytes of key and answer.</summary>
    public long Size { get; set; }

    /// <summary>The last failure, until it may be asked again.</summary>
    public Exception? Failure { get; set; }

    public DateTimeOffset FailedUntil { get; set; }
}
