namespace OptiFire.Numerics.Text;

/// <summary>How new a headline is.</summary>
/// <param name="Novelty">1 − the largest similarity to a remembered headline, in [0, 1]; 1 when none is remembered.</param>
/// <param name="Nearest">The time of the most similar remembered headline, the latest among equals; null when none has a
/// word in common.</param>
/// <param name="IsDuplicate">Whether the similarity reaches the threshold.</param>
public readonly record struct NoveltyReading(double Novelty, DateTimeOffset? Nearest, bool IsDuplicate);
