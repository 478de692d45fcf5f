namespace OptiFire.Sdk.Control;

/// <summary>A question to somebody outside whose answer may be kept for a while.</summary>
public sealed record ApiRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="source">Who is asked, such as <c>finnhub</c>.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="query">The whole question: path and parameters, without credentials.</param>
    /// <param name="vintage">As of when the answer is wanted; empty for the newest there is.</param>
    /// <exception cref="ArgumentException">The source or the query is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The kind is none of <see cref="ApiDataKind"/>: such data are never kept.
    /// </exception>
    public ApiRequest(string source, ApiDataKind kind, string query, string vintage = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentNullException.ThrowIfNull(vintage);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Data of this kind are never kept.");
        }

        Source = source;
        Kind = kind;
        Query = query;
        Vintage = vintage;
    }

    /// <summary>Who is asked.</summary>
    public string Source { get; }

    /// <summary>What is asked for.</summary>
    public ApiDataKind Kind { get; }

    /// <summary>The whole question.</summary>
    public string Query { get; }

    /// <summary>As of when the answer is wanted; empty for the newest. Answers of different vintages never stand for each other.</summary>
    public string Vintage { get; }

    /// <summary>What tells requests apart: every part with its length, so that no two requests share a key.</summary>
    public string Key =>
        FormattableString.Invariant($"{(int)Kind}:{Source.Length}:{Source}:{Vintage.Length}:{Vintage}:{Query}");
}
