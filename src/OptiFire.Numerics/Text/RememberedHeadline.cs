namespace OptiFire.Numerics.Text;

/// <summary>What is kept of a headline: enough to save, restore and go on.</summary>
/// <param name="Time">When it became known.</param>
/// <param name="Shingles">Hashes of its words and word pairs, rising, each once.</param>
public sealed record RememberedHeadline(DateTimeOffset Time, IReadOnlyList<uint> Shingles);
