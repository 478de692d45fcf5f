using OptiFire.Numerics.Reductions;
using OptiFire.Numerics.Returns;

namespace OptiFire.Numerics.CrossSection;

/// <summary>How analysts change their minds: revisions of a consensus, and how many go up rather than down.</summary>
/// <remarks>
/// Every number must be as it was known at its date: a restated history or an estimate from the future makes the result
/// worthless. Earnings per share and price must be on the same split basis.
/// <para>Sources: L. Chan, N. Jegadeesh and J. Lakonishok, "Momentum strategies", Journal of Finance 51 (1996),
/// 1681–1713; S. Stickel, "Common stock returns surrounding earnings forecast revisions", The Accounting Review 66
/// (1991), 402–416.</para>
/// </remarks>
public static class AnalystRevisions
{
    /// <summary>The sum of the last price-scaled revisions of a consensus.</summary>
    /// <param name="consensus">The mean forecast per month, oldest first; at least <paramref name="lags"/> + 2.</param>
    /// <param name="prices">The price at the same dates, above 0.</param>
    /// <param name="fiscalPeriods">Which fiscal period each consensus is about; any numbering.</param>
    /// <param name="lags">The oldest lag i of the sum, ≥ 0; 6 for REV6, which has 7 terms.</param>
    /// <returns>REV as a fraction of price; NaN where a consensus or price that it needs is NaN.</returns>
    /// <remarks>
    /// <code>REV = Σᵢ₌₀..lags (fₜ₋ᵢ − fₜ₋ᵢ₋₁)/Pₜ₋ᵢ₋₁</code>
    /// A term across two fiscal periods compares different things: it contributes 0. Scaled by price, not by |f|, which
    /// explodes near 0.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths differ or are too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is not above 0 and finite, or the lag is negative.</exception>
    public static double Cumulated(
        ReadOnlySpan<double> consensus,
        ReadOnlySpan<double> prices,
        ReadOnlySpan<int> fiscalPeriods,
        int lags = 6
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lags);
        Reduction.RequireSameLength(consensus, prices);
        if (fiscalPeriods.Length != consensus.Length || consensus.Length < (long)lags + 2)
        {
            throw new ArgumentException(
                $"Need {(long)lags + 2} dates of each, not {consensus.Length} and {fiscalPeriods.Length}.",
                nameof(fiscalPeriods)
            );
        }

        double sum = 0;
        for (int t = consensus.Length - lags - 1; t < consensus.Length; t++)
        {
            PriceCheck.Positive(prices[t - 1]);
            if (fiscalPeriods[t] == fiscalPeriods[t - 1])
            {
                sum += (consensus[t] - consensus[t - 1]) / prices[t - 1];
            }
        }

        return sum;
    }

    /// <summary>The share of estimates raised less the share lowered.</summary>
    /// <param name="up">Estimates raised in the last one to three months, ≥ 0.</param>
    /// <param name="down">Estimates lowered, ≥ 0.</param>
    /// <param name="unchanged">Estimates left as they were, ≥ 0.</param>
    /// <returns>(up − down)/(up + down + unchanged) in [−1, 1]; NaN without estimates.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double Breadth(int up, int down, int unchanged)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(up);
        ArgumentOutOfRangeException.ThrowIfNegative(down);
        ArgumentOutOfRangeException.ThrowIfNegative(unchanged);
        double all = (double)up + down + unchanged;
        return all == 0 ? double.NaN : ((double)up - down) / all;
    }

    /// <summary>Like <see cref="Breadth"/>, among the changed estimates only.</summary>
    /// <param name="up">Estimates raised, ≥ 0.</param>
    /// <param name="down">Estimates lowered, ≥ 0.</param>
    /// <returns>(up − down)/(up + down) in [−1, 1]; NaN where nothing changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double Diffusion(int up, int down) => Breadth(up, down, 0);

    /// <summary>The change of a consensus relative to its old size.</summary>
    /// <param name="before">The old consensus.</param>
    /// <param name="after">The new consensus of the same fiscal period.</param>
    /// <returns>(after − before)/|before|, a fraction; NaN where the old one is 0. Wild near 0: for comparing companies use
    /// <see cref="Cumulated"/>.</returns>
    public static double RelativeChange(double before, double after) =>
        before == 0 ? double.NaN : (after - before) / Math.Abs(before);

    /// <summary>The mean of revisions, the recent ones counting more.</summary>
    /// <param name="revisions">One number per revision, such as −1, 0 or 1; NaN to leave one out.</param>
    /// <param name="ages">Its age in days, ≥ 0.</param>
    /// <param name="halfLife">Days after which a revision counts half, above 0.</param>
    /// <returns>Σwᵢsᵢ/Σwᵢ with w = 2^(−age/halfLife), in the unit of the revisions; NaN without revisions.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative or NaN, which would be a look into the future, or
    /// the half-life is not above 0.</exception>
    public static double TimeWeighted(ReadOnlySpan<double> revisions, ReadOnlySpan<double> ages, double halfLife = 30)
    {
        Reduction.RequireSameLength(revisions, ages);
        if (!(halfLife > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life must be above 0.");
        }

        double sum = 0;
        double weights = 0;
        for (int i = 0; i < ages.Length; i++)
        {
            if (!(ages[i] >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(ages), ages[i], "An age must be 0 or more.");
            }

            double weight = double.IsNaN(revisions[i]) ? 0 : Math.Pow(2, -ages[i] / halfLife);
            sum += weight > 0 ? weight * revisions[i] : 0;
            weights += weight;
        }

        return weights > 0 ? sum / weights : double.NaN;
    }

    /// <summary>Marks each analyst's latest estimate: one analyst has one opinion.</summary>
    /// <param name="analysts">Who made each estimate.</param>
    /// <param name="ages">Its age in days, ≥ 0; the last one given wins among equals.</param>
    /// <param name="isLatest">Receives whether the estimate is its analyst's latest.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An age is negative or NaN.</exception>
    public static void Latest(ReadOnlySpan<int> analysts, ReadOnlySpan<double> ages, Span<bool> isLatest)
    {
        if (analysts.Length != ages.Length || isLatest.Length != ages.Length)
        {
            throw new ArgumentException("The lengths differ.", nameof(isLatest));
        }

        var latest = new Dictionary<int, int>();
        isLatest.Clear();
        for (int i = 0; i < ages.Length; i++)
        {
            if (!(ages[i] >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(ages), ages[i], "An age must be 0 or more.");
            }

            if (latest.TryGetValue(analysts[i], out int other))
            {
                if (ages[i] > ages[other])
                {
                    continue;
                }

                isLatest[other] = false;
            }

            latest[analysts[i]] = i;
            isLatest[i] = true;
        }
    }
}
