namespace OptiFire.Numerics.Volatility;

/// <summary>A volatility model with fixed parameters: moves the variance on by each return, and forecasts it.</summary>
/// <remarks>
/// <code>
/// ε = r − μ,  z = ε/σ
/// GARCH, GJR: σ²ₜ₊₁ = ω + (α + γ·1{ε &lt; 0})ε² + βσ²ₜ
/// EGARCH:     ln σ²ₜ₊₁ = ω + α(|z| − √(2/π)) + γz + β ln σ²ₜ
/// </code>
/// O(1) per return, no allocation. A NaN return gives a NaN variance: do not keep that state.
/// <para>Sources: T. Bollerslev, J. Econometrics 31 (1986), 307–327; L. Glosten, R. Jagannathan and D. Runkle, J. Finance
/// 48 (1993), 1779–1801; D. Nelson, Econometrica 59 (1991), 347–370.</para>
/// </remarks>
public sealed class GarchProcess
{
    internal const double MeanAbsoluteNormal = 0.79788456080286541; // √(2/π), for EGARCH under either distribution

    // Far outside any market's variance, yet safe to exponentiate and square.
    private const double LogVarianceBound = 200;

    /// <summary>Fixes a model's parameters.</summary>
    /// <param name="model">How the variance moves.</param>
    /// <param name="parameters">Its parameters, in the units of the returns to come.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range or not finite.</exception>
    public GarchProcess(VolatilityModel model, GarchParameters parameters)
    {
        GarchRange.Require(model, parameters);
        Model = model;
        Parameters = parameters;
    }

    /// <summary>How the variance moves.</summary>
    public VolatilityModel Model { get; }

    /// <summary>The fixed parameters.</summary>
    public GarchParameters Parameters { get; }

    /// <summary>
    /// How much of a shock to the (for EGARCH: log) variance is left a period later: α + γ/2 + β, or β for EGARCH. The
    /// process is stationary below 1.
    /// </summary>
    public double Persistence => PersistenceOf(Model, Parameters);

    /// <summary>
    /// The variance forecasts tend to, ω/(1 − persistence), return² per period; +∞ where the process is not stationary,
    /// NaN for EGARCH, which has no closed form.
    /// </summary>
    public double UnconditionalVariance =>
        Model == VolatilityModel.Egarch ? double.NaN
        : Persistence < 1 ? Parameters.Omega / (1 - Persistence)
        : double.PositiveInfinity;

    /// <summary>Takes in one return.</summary>
    /// <param name="state">Where the process stood before it.</param>
    /// <param name="periodReturn">The return, in the parameters' units, simple or log as they were estimated.</param>
    /// <returns>Where it stands after it: the variance of the next return; NaN if the return is NaN.</returns>
    public GarchState Step(GarchState state, double periodReturn) =>
        new(Next(Model, Parameters, state.Variance, periodReturn - Parameters.Mean));

    /// <summary>Forecasts the variance of each of the next returns.</summary>
    /// <param name="state">Where the process stands.</param>
    /// <param name="destination">
    /// Receives E[σ²ₜ₊ₕ] for h = 1, 2, …, return² per period; their sum is the variance over the whole horizon.
    /// For EGARCH of length 1 at most.
    /// </param>
    /// <remarks><code>E[σ²ₜ₊ₕ] = V + pʰ⁻¹(σ²ₜ₊₁ − V),  p = α + γ/2 + β,  V = ω/(1 − p)</code></remarks>
    /// <exception cref="ArgumentException">
    /// An EGARCH variance two or more returns ahead has no closed form: use <see cref="Simulate"/>.
    /// </exception>
    public void Forecast(GarchState state, Span<double> destination)
    {
        if (Model == VolatilityModel.Egarch && destination.Length > 1)
        {
            throw new ArgumentException(
                $"An EGARCH forecasts one return ahead in closed form, not {destination.Length}: simulate.",
                nameof(destination)
            );
        }

        double variance = state.Variance;
        for (int h = 0; h < destination.Length; h++)
        {
            destination[h] = variance;
            variance = Parameters.Omega + Persistence * variance; // also right where V does not exist
        }
    }

    /// <summary>Forecasts the variance of each of the next returns as the mean over simulated paths.</summary>
    /// <param name="state">Where the process stands.</param>
    /// <param name="paths">How many paths, ≥ 1; the error falls with its square root.</param>
    /// <param name="random">The seeded generator; the same seed gives the same forecast.</param>
    /// <param name="destination">Receives the mean of σ²ₜ₊ₕ for h = 1, 2, …, return² per period.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="paths"/> is below 1.</exception>
    public void Simulate(GarchState state, int paths, Random random, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(paths);
        var sampler = new InnovationSampler(random, Parameters.DegreesOfFreedom);
        destination.Clear();
        for (int path = 0; path < paths; path++)
        {
            double variance = state.Variance;
            for (int h = 0; h < destination.Length; h++)
            {
                destination[h] += variance / paths;
                variance = Next(Model, Parameters, variance, sampler.Next() * Math.Sqrt(variance));
            }
        }
    }

    internal static double PersistenceOf(VolatilityModel model, in GarchParameters parameters) =>
        model == VolatilityModel.Egarch ? parameters.Beta : parameters.Alpha + parameters.Gamma / 2 + parameters.Beta;

    /// <summary>The variance before the first return, from the level that stands for the time before.</summary>
    internal static double First(VolatilityModel model, in GarchParameters parameters, double before) =>
        model == VolatilityModel.Egarch
            ? Exponential(parameters.Omega + parameters.Beta * Math.Log(before))
            : parameters.Omega + PersistenceOf(model, parameters) * before;

    /// <summary>The one step that batch, stream, likelihood and simulation share.</summary>
    internal static double Next(
        VolatilityModel model,
        in GarchParameters parameters,
        double variance,
        double residual
    ) =>
        model == VolatilityModel.Egarch
            ? NextExponential(parameters, Math.Log(variance), residual / Math.Sqrt(variance))
            : NextQuadratic(parameters, variance, residual);

    /// <summary>The step of GARCH and GJR.</summary>
    internal static double NextQuadratic(in GarchParameters parameters, double variance, double residual)
    {
        double weight = residual < 0 ? parameters.Alpha + parameters.Gamma : parameters.Alpha;
        return parameters.Omega + weight * residual * residual + parameters.Beta * variance;
    }

    /// <summary>The step of EGARCH.</summary>
    internal static double NextExponential(in GarchParameters parameters, double logVariance, double z) =>
        Exponential(
            parameters.Omega
                + parameters.Alpha * (Math.Abs(z) - MeanAbsoluteNormal)
                + parameters.Gamma * z
                + parameters.Beta * logVariance
        );

    private static double Exponential(double logVariance) =>
        Math.Exp(Math.Clamp(logVariance, -LogVarianceBound, LogVarianceBound));
}
