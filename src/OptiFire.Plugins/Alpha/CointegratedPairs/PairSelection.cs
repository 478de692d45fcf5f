using OptiFire.Numerics.Cointegration;
using OptiFire.Numerics.Inference;
using OptiFire.Plugins.Features;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Alpha;

/// <summary>Tests every pair of a list and keeps the best that passes.</summary>
internal sealed class PairSelection(CointegratedPairsOptions options)
{
    private readonly MatchedCloses _matching = new(TimeSpan.FromDays(options.MaxGapDays));

    /// <summary>Selects from the newest closes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="panel">The closes.</param>
    /// <param name="instruments">Whose, in the order of the tickers; null where there is none.</param>
    /// <param name="formation">The pair; not formed when none passes.</param>
    /// <param name="tested">How many pairs could be tested, and so what the correction is for.</param>
    /// <returns>Null, or why no pair could be tested.</returns>
    public string? Take(
        IRun run,
        PanelNeed<Bar, double> panel,
        Instrument?[] instruments,
        out PairFormation formation,
        out int tested
    )
    {
        var candidates = new List<PairFormation>();
        string? reason = null;
        double[] first = new double[options.FormationCloses];
        double[] second = new double[options.FormationCloses];
        for (int i = 0; i < instruments.Length; i++)
        {
            for (int j = i + 1; j < instruments.Length; j++)
            {
                string? failure = Match(run, panel, instruments[i], instruments[j], first, second);
                if (failure is null && Formed(i, j, FromLast(first), FromLast(second)) is { } candidate)
                {
                    candidates.Add(candidate);
                }
                else
                {
                    reason ??= failure ?? "a pair cannot be tested: a series is still or determines the other";
                }
            }
        }

        tested = candidates.Count;
        formation = Best(candidates);
        return tested > 0 ? null : reason;
    }

    private string? Match(
        IRun run,
        PanelNeed<Bar, double> panel,
        Instrument? first,
        Instrument? second,
        double[] firstCloses,
        double[] secondCloses
    )
    {
        if (first is null || second is null)
        {
            return "a ticker has no instrument";
        }

        Window<double> a = run.Window(panel, first);
        Window<double> b = run.Window(panel, second);
        return a.Length < options.FormationCloses || b.Length < options.FormationCloses
                ? "the closes are fewer than the formation needs"
            : a.Times[^1] != b.Times[^1] ? "the newest closes are not of the same moment"
            : _matching.Take(a, b, firstCloses, secondCloses);
    }

    private PairFormation? Formed(int first, int second, double[] firstLogs, double[] secondLogs)
    {
        CointegratedPair pair = EngleGranger.BothDirections(
            firstLogs,
            secondLogs,
            TrendTerms.Constant,
            options.LagChoice,
            options.MaxLag
        );
        if (pair.Status != TestStatus.Estimated)
        {
            return null;
        }

        EngleGrangerTest kept = pair.Kept;
        return new(
            pair.FirstIsExplained ? first : second,
            pair.FirstIsExplained ? second : first,
            new HedgeLine(kept.HedgeRatio, kept.Intercept),
            SpreadScale.Of(kept.Residuals),
            OrnsteinUhlenbeck.Fit(kept.Residuals).HalfLife,
            pair.PValue,
            double.NaN
        );
    }

    // Every pair tested counts in the correction, also those whose half-life or slope cannot be traded.
    private PairFormation Best(List<PairFormation> candidates)
    {
        double[] adjusted = [.. candidates.Select(c => c.PValue)];
        MultipleTesting.Adjust(adjusted, TrialCorrection.BenjaminiHochberg, adjusted);
        PairFormation best = default;
        for (int i = 0; i < adjusted.Length; i++)
        {
            PairFormation pair = candidates[i] with { AdjustedPValue = adjusted[i] };
            bool passes =
                pair.AdjustedPValue < options.Significance
                && pair.Line.Ratio > 0
                && pair.HalfLife >= options.MinHalfLife
                && pair.HalfLife <= options.MaxHalfLife;
            if (passes && (!best.IsFormed || pair.PValue < best.PValue))
            {
                best = pair;
            }
        }

        return best;
    }

    private static double[] FromLast(double[] closes) => Array.ConvertAll(closes, c => Math.Log(c / closes[^1]));
}
