using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Volatility;

/// <summary>Estimates and runs volatility models: GARCH, GJR-GARCH and EGARCH of order one.</summary>
/// <remarks>
/// <para>Sources: T. Bollerslev, "Generalized autoregressive conditional heteroskedasticity", J. Econometrics 31 (1986),
/// 307–327; B. McCullough and C. Renfro, "Benchmarks and software standards: a case study of GARCH procedures",
/// J. Economic and Social Measurement 25 (1999), 59–71.</para>
/// </remarks>
public static class Garch
{
    /// <summary>The fewest returns a fit accepts; below about 500 its estimates are poor all the same.</summary>
    public const int MinimumReturns = 100;

    /// <summary>Estimates a model by (quasi) maximum likelihood.</summary>
    /// <param name="returns">
    /// Returns in time order, simple or log, one per period, as fractions or percent; finite, at least
    /// <see cref="MinimumReturns"/>, not all equal.
    /// </param>
    /// <param name="specification">Which model.</param>
    /// <returns>The estimates in the units of the returns, with how the search ended: check its status.</returns>
    /// <remarks>
    /// Scales the returns to unit variance, starts from the best of a grid and searches with the analytic gradient
    /// within the stationary region; an EGARCH's α is kept ≥ 0 and its β in [0, 1), where the filter is stable.
    /// Deterministic, single-threaded; O(n) per step, about 10⁵ recursions of the variance for 2,500 returns.
    /// </remarks>
    /// <exception cref="ArgumentException">There are too few returns, or one is not finite, or all are equal.</exception>
    public static GarchFit Fit(ReadOnlySpan<double> returns, GarchSpecification specification)
    {
        double scale = Scale(returns, specification.Mean);
        double[] own = returns.ToArray();
        double[] scaled = [.. own.Select(value => value / scale)];
        var likelihood = new GarchLikelihood(scaled, specification);
        var coordinates = new GarchCoordinates(specification, GarchLikelihood.Average(scaled));

        double[] gradient = new double[GarchLikelihood.GradientLength];
        double MeanNegative(ReadOnlySpan<double> point, Span<double> slopes)
        {
            GarchParameters candidate = coordinates.ToParameters(point);
            Span<double> raw = slopes.IsEmpty ? default : gradient;
            double value = -likelihood.Evaluate(candidate, raw, default, default) / scaled.Length;
            if (!slopes.IsEmpty)
            {
                coordinates.ToCoordinates(point, candidate, raw, slopes);
                for (int i = 0; i < slopes.Length; i++)
                {
                    slopes[i] /= -scaled.Length;
                }
            }

            return value;
        }

        double[] start = coordinates.Starts().MinBy(point => MeanNegative(point, default))!;
        Minimum minimum = BoundedMinimizer.Minimize(MeanNegative, start, coordinates.Lower, coordinates.Upper, 1e-6);

        GarchParameters unit = coordinates.ToParameters(minimum.Point);
        var covariance = new GarchCovariance(likelihood, scaled.Length, specification, unit);
        var process = new GarchProcess(specification.Model, InUnits(specification.Model, unit, scale));
        double[] variances = new double[own.Length + 1];
        double logLikelihood = new GarchLikelihood(own, specification).Evaluate(
            process.Parameters,
            default,
            default,
            variances
        );
        return new(
            specification,
            process,
            logLikelihood,
            variances,
            (covariance.Robust(scale), covariance.Hessian(scale)),
            minimum.Status
        );
    }

    /// <summary>Runs a model with given parameters over past returns.</summary>
    /// <param name="returns">Returns in time order, in the parameters' units; finite, at least one.</param>
    /// <param name="specification">The model, its distribution and start.</param>
    /// <param name="parameters">The parameters; degrees of freedom must be finite for Student's t.</param>
    /// <param name="variances">Receives σ²ₜ of each return given those before it; as long as the returns.</param>
    /// <returns>The log-likelihood, and where the process stands after the last return.</returns>
    /// <remarks>The start looks at the first 75 returns, or at all of them: do not read σ² of these as live.</remarks>
    /// <exception cref="ArgumentException">A length is wrong, a return not finite, or the start's variance zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static (double LogLikelihood, GarchState State) Filter(
        ReadOnlySpan<double> returns,
        GarchSpecification specification,
        GarchParameters parameters,
        Span<double> variances
    )
    {
        GarchRange.Require(specification.Model, parameters);
        RequireFinite(returns);
        if (returns.IsEmpty || variances.Length != returns.Length)
        {
            throw new ArgumentException(
                $"Need at least one return ({returns.Length}) and as many variances ({variances.Length}).",
                nameof(variances)
            );
        }

        bool isT = specification.Distribution == InnovationDistribution.StudentT;
        if (isT == double.IsPositiveInfinity(parameters.DegreesOfFreedom))
        {
            throw new ArgumentOutOfRangeException(
                nameof(parameters),
                parameters.DegreesOfFreedom,
                "Degrees of freedom must be finite for Student's t and infinite for the normal distribution."
            );
        }

        double[] all = new double[returns.Length + 1];
        double logLikelihood = new GarchLikelihood(returns.ToArray(), specification).Evaluate(
            parameters,
            default,
            default,
            all
        );
        if (!double.IsFinite(logLikelihood))
        {
            throw new ArgumentException("The returns leave the model without a positive variance.", nameof(returns));
        }

        all.AsSpan(0, returns.Length).CopyTo(variances);
        return (logLikelihood, new(all[^1]));
    }

    private static double Scale(ReadOnlySpan<double> returns, ConditionalMean mean)
    {
        RequireFinite(returns);
        if (returns.Length < MinimumReturns)
        {
            throw new ArgumentException(
                $"Estimating volatility needs at least {MinimumReturns} returns, not {returns.Length}.",
                nameof(returns)
            );
        }

        double center = mean == ConditionalMean.Zero ? 0 : GarchLikelihood.Average(returns);
        double squares = 0;
        double largest = 0;
        foreach (double value in returns)
        {
            squares += (value - center) * (value - center);
            largest = Math.Max(largest, Math.Abs(value));
        }

        double scale = Math.Sqrt(squares / returns.Length);
        return scale > 1e-10 * largest && double.IsFinite(scale)
            ? scale
            : throw new ArgumentException("The returns do not vary: there is no volatility to model.", nameof(returns));
    }

    private static void RequireFinite(ReadOnlySpan<double> returns)
    {
        for (int t = 0; t < returns.Length; t++)
        {
            if (!double.IsFinite(returns[t]))
            {
                throw new ArgumentException($"Return {t} is {returns[t]}, not a finite number.", nameof(returns));
            }
        }
    }

    private static GarchParameters InUnits(VolatilityModel model, GarchParameters unit, double scale) =>
        unit with
        {
            Mean = unit.Mean * scale,
            Omega =
                model == VolatilityModel.Egarch
                    ? unit.Omega + (1 - unit.Beta) * 2 * Math.Log(scale)
                    : unit.Omega * scale * scale,
        };
}
