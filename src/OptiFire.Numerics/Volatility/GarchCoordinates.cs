namespace OptiFire.Numerics.Volatility;

/// <summary>The box in which a model is estimated on returns of unit variance, and its way to the parameters and back.</summary>
/// <remarks>
/// GARCH and GJR are searched in (μ, ln ω, p, s, u, 1/ν), with p = α + γ/2 + β the persistence, s the share of it that
/// comes from shocks and u the share of that from gains:
/// <code>GARCH: α = ps, β = p(1 − s)      GJR: α = 2psu, γ = 2ps(1 − 2u), β = p(1 − s)</code>
/// so that positivity and stationarity are bounds, exact corners included. EGARCH is searched in (μ, ω, β, α, γ, 1/ν)
/// with α ≥ 0: below, a shock calms, the variance falls, the next shock weighs more, and the filter is chaotic (not
/// invertible), so that its likelihood has no meaning.
/// </remarks>
internal sealed class GarchCoordinates
{
    /// <summary>How close to 1 the persistence may come.</summary>
    public const double HighestPersistence = 1 - 1e-8;

    private const int Mean = 0;
    private const int Omega = 1;
    private const int Persistence = 2;
    private const int Share = 3;
    private const int Asymmetry = 4;
    private const int InverseFreedom = 5;
    private const double LowestFreedom = 2.05;
    private const double HighestFreedom = 500;

    private readonly GarchSpecification _specification;
    private readonly double _fixedMean;
    private readonly int[] _slots;

    public GarchCoordinates(GarchSpecification specification, double mean)
    {
        _specification = specification;
        _fixedMean = specification.Mean == ConditionalMean.Zero ? 0 : mean;
        _slots =
        [
            .. Enumerable
                .Range(0, 6)
                .Where(slot =>
                    slot switch
                    {
                        Mean => specification.Mean == ConditionalMean.Constant,
                        Asymmetry => specification.Model != VolatilityModel.Garch,
                        InverseFreedom => IsT,
                        _ => true,
                    }
                ),
        ];
    }

    public int Count => _slots.Length;

    private bool IsLog => _specification.Model == VolatilityModel.Egarch;

    private bool IsT => _specification.Distribution == InnovationDistribution.StudentT;

    public double[] Lower =>
        Pick(IsLog ? [-10, -10, 0, 0, -2, 1 / HighestFreedom] : [-10, -16, 0, 0, 0, 1 / HighestFreedom], -1);

    public double[] Upper =>
        Pick(
            IsLog
                ? [10, 10, HighestPersistence, 2, 2, 1 / LowestFreedom]
                : [10, 3, HighestPersistence, 1, 1, 1 / LowestFreedom],
            1
        );

    /// <summary>The points tried as starts: persistent and less so, with weak and strong shocks.</summary>
    public IEnumerable<double[]> Starts()
    {
        foreach (double persistence in (double[])(IsLog ? [0.9, 0.95, 0.99] : [0.5, 0.9, 0.97, 0.99]))
        {
            foreach (double shock in (double[])(IsLog ? [0.1, 0.2] : [0.05, 0.1, 0.2]))
            {
                foreach (double asymmetry in (double[])(IsLog ? [0, -0.1] : [0.5, 0.1]))
                {
                    double omega = IsLog ? 0 : Math.Log(1 - persistence);
                    yield return Pick([_fixedMean, omega, persistence, shock, asymmetry, 1.0 / 8], 0);
                    if (_specification.Model == VolatilityModel.Garch)
                    {
                        break;
                    }
                }
            }
        }
    }

    public GarchParameters ToParameters(ReadOnlySpan<double> point)
    {
        Span<double> all = [_fixedMean, 0, 0, 0, 0, 0];
        for (int i = 0; i < _slots.Length; i++)
        {
            all[_slots[i]] = point[i];
        }

        double freedom = IsT ? 1 / all[InverseFreedom] : double.PositiveInfinity;
        double shock = all[Persistence] * all[Share];
        double gains = all[Asymmetry];
        return _specification.Model switch
        {
            VolatilityModel.Egarch => new(all[Mean], all[Omega], all[Share], gains, all[Persistence], freedom),
            VolatilityModel.Gjr => new(
                all[Mean],
                Math.Exp(all[Omega]),
                2 * shock * gains,
                2 * shock * (1 - 2 * gains),
                all[Persistence] * (1 - all[Share]),
                freedom
            ),
            _ => new(all[Mean], Math.Exp(all[Omega]), shock, 0, all[Persistence] * (1 - all[Share]), freedom),
        };
    }

    /// <summary>Turns a gradient by (μ, ω, α, γ, β, ν) into one by the coordinates, by the chain rule.</summary>
    public void ToCoordinates(
        ReadOnlySpan<double> point,
        in GarchParameters parameters,
        ReadOnlySpan<double> gradient,
        Span<double> destination
    )
    {
        (double byOmega, double byAlpha, double byGamma, double byBeta) = (
            gradient[1],
            gradient[2],
            gradient[3],
            gradient[4]
        );
        Span<double> all = [gradient[0], byOmega, byBeta, byAlpha, byGamma, 0];
        if (IsT)
        {
            all[InverseFreedom] = -gradient[5] * parameters.DegreesOfFreedom * parameters.DegreesOfFreedom;
        }

        if (!IsLog)
        {
            int first = _specification.Mean == ConditionalMean.Zero ? 1 : 2;
            double p = point[first];
            double s = point[first + 1];
            bool isGjr = _specification.Model == VolatilityModel.Gjr;
            double u = isGjr ? point[first + 2] : 0.5; // a GARCH is the symmetric GJR
            double byShock = 2 * u * byAlpha + 2 * (1 - 2 * u) * byGamma;
            all[Omega] = byOmega * parameters.Omega;
            all[Persistence] = s * byShock + (1 - s) * byBeta;
            all[Share] = p * (byShock - byBeta);
            all[Asymmetry] = p * s * (2 * byAlpha - 4 * byGamma);
        }

        for (int i = 0; i < _slots.Length; i++)
        {
            destination[i] = all[_slots[i]];
        }
    }

    /// <summary>Keeps the estimated slots; bounds of the mean lie about its start.</summary>
    private double[] Pick(double[] all, int side)
    {
        all[Mean] += side == 0 ? 0 : _fixedMean;
        return [.. _slots.Select(slot => all[slot])];
    }
}
