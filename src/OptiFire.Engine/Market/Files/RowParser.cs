using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market.Files;

/// <summary>Turns lines of one layout into data.</summary>
/// <remarks>
/// A file is mostly read once per process, so the methods on the way of every row are compiled at full strength from the
/// start (<c>AggressiveOptimization</c>): waiting for tiers to rise costs more than reading a million rows.
/// </remarks>
internal abstract class RowParser<T>(ParseContext context)
    where T : struct, IDatum<T>
{
    /// <summary>The most data one line can hold.</summary>
    public virtual int MaximumRows => 1;

    /// <summary>Symbols, span, order and rejected lines.</summary>
    public ParseContext Context { get; } = context;

    /// <summary>Parses one line.</summary>
    /// <returns>How many data were written; 0 for a line that is not wanted or was put aside.</returns>
    public abstract int Parse(ReadOnlySpan<byte> line, Span<T> rows);
}
