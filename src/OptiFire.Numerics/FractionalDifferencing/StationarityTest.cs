namespace OptiFire.Numerics.FractionalDifferencing;

/// <summary>A test of the hypothesis that a series has a unit root, such as the augmented Dickey–Fuller test.</summary>
/// <param name="series">The series, oldest first, without gaps.</param>
/// <returns>The p-value in [0, 1]; NaN where the test cannot be made.</returns>
public delegate double StationarityTest(ReadOnlySpan<double> series);
