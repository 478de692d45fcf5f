namespace OptiFire.Numerics.Filtering;

/// <summary>Checks on a series from which variances are to be estimated.</summary>
internal static class ObservationCount
{
    public const int Minimum = 10;

    /// <summary>Counts what was observed, and refuses a series that cannot identify variances.</summary>
    public static int Require(ReadOnlySpan<double> observations)
    {
        int observed = 0;
        double first = double.NaN;
        bool varies = false;
        foreach (double observation in observations)
        {
            Innovation.RequireNotInfinite(observation);
            if (double.IsNaN(observation))
            {
                continue;
            }

            first = observed == 0 ? observation : first;
            varies |= observation != first;
            observed++;
        }

        if (observed < Minimum || !varies)
        {
            throw new ArgumentException(
                $"Estimating variances needs at least {Minimum} observations ({observed} given) that are not all equal.",
                nameof(observations)
            );
        }

        return observed;
    }
}
