namespace OptiFire.Numerics.Filtering;

/// <summary>
/// <b>Research only: every value uses the future.</b> Estimates past states from the whole series, by the
/// Rauch–Tung–Striebel smoother. A live signal built on it trades on data that did not exist yet.
/// </summary>
/// <remarks>
/// Backwards from the filter's last step, with filtered x, P and predicted x⁻ = Fx, P⁻ = FPFᵀ + Q:
/// <code>
/// J = PFᵀ(P⁻)⁻¹,  x̂ₜ = xₜ + J(x̂ₜ₊₁ − x⁻ₜ₊₁),  Vₜ = (I − JF)P(I − JF)ᵀ + J(Q + Vₜ₊₁)Jᵀ
/// </code>
/// Where P is still diffuse, J is its limit and only the finite part of P enters.
/// <para>Source: H. Rauch, F. Tung and C. Striebel, "Maximum likelihood estimates of linear dynamic systems", AIAA
/// Journal 3 (1965), 1445–1450.</para>
/// </remarks>
public static class HindsightSmoother
{
    /// <summary>Smooths a filtered local level.</summary>
    /// <param name="model">The model that filtered.</param>
    /// <param name="steps">All steps of <see cref="LocalLevel.Filter"/>, at least one of them not diffuse.</param>
    /// <returns>One state per step.</returns>
    /// <exception cref="ArgumentException">There is no step, or nothing was ever observed.</exception>
    public static HindsightLevel[] Smooth(LocalLevel model, ReadOnlySpan<LocalLevelStep> steps)
    {
        RequireObserved(steps.IsEmpty || steps[^1].State.IsDiffuse, nameof(steps));

        var smoothed = new HindsightLevel[steps.Length];
        LocalLevelState last = steps[^1].State;
        smoothed[^1] = new(last.Level, last.Variance);
        for (int t = steps.Length - 2; t >= 0; t--)
        {
            (double level, double variance, bool isDiffuse, _) = steps[t].State;
            HindsightLevel next = smoothed[t + 1];
            double predicted = variance + model.LevelVariance;
            double weight =
                isDiffuse ? 1
                : predicted > 0 ? variance / predicted
                : 0;
            smoothed[t] = new(
                level + weight * (next.Level - level),
                (1 - weight) * (1 - weight) * variance + weight * weight * (model.LevelVariance + next.Variance)
            );
        }

        return smoothed;
    }

    /// <summary>Smooths a filtered local linear trend.</summary>
    /// <param name="model">The model that filtered.</param>
    /// <param name="steps">All steps of <see cref="LocalLinearTrend.Filter"/>, the last of them not diffuse.</param>
    /// <returns>One state per step.</returns>
    /// <exception cref="ArgumentException">There is no step, or fewer than two observations were made.</exception>
    public static HindsightTrend[] Smooth(LocalLinearTrend model, ReadOnlySpan<LocalLinearTrendStep> steps)
    {
        RequireObserved(steps.IsEmpty || steps[^1].State.DiffuseRank > 0, nameof(steps));

        var smoothed = new HindsightTrend[steps.Length];
        LocalLinearTrendState last = steps[^1].State;
        smoothed[^1] = new(last.Level, last.Trend, last.Variance);
        for (int t = steps.Length - 2; t >= 0; t--)
        {
            LocalLinearTrendState state = steps[t].State;
            HindsightTrend next = smoothed[t + 1];
            (double ll, double lt, double tl, double tt) = Weights(model, state);

            double levelNews = next.Level - (state.Level + state.Trend);
            double trendNews = next.Trend - state.Trend;

            // I − JF for F = [1 1; 0 1], then both quadratic forms.
            LevelTrendCovariance kept = Transform(1 - ll, -ll - lt, -tl, 1 - tl - tt, state.Variance);
            LevelTrendCovariance ahead = next.Variance with
            {
                Level = next.Variance.Level + model.LevelVariance,
                Trend = next.Variance.Trend + model.TrendVariance,
            };
            LevelTrendCovariance carried = Transform(ll, lt, tl, tt, ahead);
            smoothed[t] = new(
                state.Level + ll * levelNews + lt * trendNews,
                state.Trend + tl * levelNews + tt * trendNews,
                new(kept.Level + carried.Level, kept.Covariance + carried.Covariance, kept.Trend + carried.Trend)
            );
        }

        return smoothed;
    }

    /// <summary>J, row by row.</summary>
    private static (double LevelLevel, double LevelTrend, double TrendLevel, double TrendTrend) Weights(
        LocalLinearTrend model,
        in LocalLinearTrendState state
    )
    {
        LevelTrendCovariance predicted = state.Variance.Moved();
        predicted = predicted with
        {
            Level = predicted.Level + model.LevelVariance,
            Trend = predicted.Trend + model.TrendVariance,
        };

        if (state.DiffuseRank == 2)
        {
            return (1, -1, 0, 1); // F⁻¹
        }

        if (state.DiffuseRank == 0)
        {
            double determinant = predicted.Level * predicted.Trend - predicted.Covariance * predicted.Covariance;
            return Product(state.Variance, predicted, determinant);
        }

        // Limit for P + κD with D of rank one, B = FDFᵀ: (PFᵀ·adj B + DFᵀ·adj P⁻) / tr(adj P⁻·B)
        LevelTrendCovariance diffuse = state.Diffuse.Moved();
        double trace =
            predicted.Trend * diffuse.Level
            - 2 * predicted.Covariance * diffuse.Covariance
            + predicted.Level * diffuse.Trend;
        var finite = Product(state.Variance, diffuse, trace);
        var infinite = Product(state.Diffuse, predicted, trace);
        return (
            finite.Item1 + infinite.Item1,
            finite.Item2 + infinite.Item2,
            finite.Item3 + infinite.Item3,
            finite.Item4 + infinite.Item4
        );
    }

    /// <summary>PFᵀ·adj(M) / divisor.</summary>
    private static (double, double, double, double) Product(
        LevelTrendCovariance p,
        LevelTrendCovariance m,
        double divisor
    )
    {
        double level = p.Level + p.Covariance; // PFᵀ = [level p.Covariance; cross p.Trend]
        double cross = p.Covariance + p.Trend;
        return (
            (level * m.Trend - p.Covariance * m.Covariance) / divisor,
            (p.Covariance * m.Level - level * m.Covariance) / divisor,
            (cross * m.Trend - p.Trend * m.Covariance) / divisor,
            (p.Trend * m.Level - cross * m.Covariance) / divisor
        );
    }

    /// <summary>APAᵀ for A = [a b; c d].</summary>
    private static LevelTrendCovariance Transform(double a, double b, double c, double d, LevelTrendCovariance p) =>
        new(
            a * a * p.Level + 2 * a * b * p.Covariance + b * b * p.Trend,
            a * c * p.Level + (a * d + b * c) * p.Covariance + b * d * p.Trend,
            c * c * p.Level + 2 * c * d * p.Covariance + d * d * p.Trend
        );

    private static void RequireObserved(bool nothing, string name)
    {
        if (nothing)
        {
            throw new ArgumentException("Smoothing needs enough observations to end the diffuse start.", name);
        }
    }
}
