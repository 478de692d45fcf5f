using OptiFire.Numerics.Optimization;

namespace OptiFire.Numerics.Volatility;

/// <summary>Standard errors at the optimum, from returns of unit variance back to their own units.</summary>
/// <remarks>
/// With A = −∂²L/∂θ∂θᵀ (central differences of the analytic gradient) and B = Σ sₜsₜᵀ of the scores: A⁻¹ if the
/// distribution is right, A⁻¹BA⁻¹ in any case.
/// <para>Source: T. Bollerslev and J. Wooldridge, "Quasi-maximum likelihood estimation and inference in dynamic models
/// with time-varying covariances", Econometric Reviews 11 (1992), 143–172.</para>
/// </remarks>
internal sealed class GarchCovariance
{
    private readonly GarchSpecification _specification;
    private readonly int[] _estimated;
    private readonly double[]? _hessian;
    private readonly double[]? _robust;

    /// <param name="likelihood">On returns of unit variance.</param>
    /// <param name="count">How many returns.</param>
    /// <param name="specification">What was estimated.</param>
    /// <param name="parameters">The estimates, for returns of unit variance.</param>
    public GarchCovariance(
        GarchLikelihood likelihood,
        int count,
        GarchSpecification specification,
        in GarchParameters parameters
    )
    {
        _specification = specification;
        _estimated =
        [
            .. Enumerable
                .Range(0, GarchLikelihood.GradientLength)
                .Where(i =>
                    i switch
                    {
                        0 => specification.Mean == ConditionalMean.Constant,
                        3 => specification.Model != VolatilityModel.Garch,
                        5 => specification.Distribution == InnovationDistribution.StudentT,
                        _ => true,
                    }
                ),
        ];

        int size = _estimated.Length;
        _hessian = Cholesky.Inverse(Information(likelihood, parameters), size);
        if (_hessian is not null)
        {
            double[] outer = OuterProduct(likelihood, count, parameters);
            _robust = Multiply(Multiply(_hessian, outer, size), _hessian, size);
        }
    }

    /// <summary>Valid if the assumed distribution is the true one.</summary>
    public GarchStandardErrors Hessian(double scale) => InUnits(_hessian, scale);

    /// <summary>Valid also if it is not.</summary>
    public GarchStandardErrors Robust(double scale) => InUnits(_robust, scale);

    private double[] Information(GarchLikelihood likelihood, in GarchParameters parameters)
    {
        int size = _estimated.Length;
        double[] center =
        [
            parameters.Mean,
            parameters.Omega,
            parameters.Alpha,
            parameters.Gamma,
            parameters.Beta,
            parameters.DegreesOfFreedom,
        ];
        double[] above = new double[GarchLikelihood.GradientLength];
        double[] below = new double[GarchLikelihood.GradientLength];
        double[] information = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            int index = _estimated[i];
            double step = Step(index, center[index]);
            likelihood.Evaluate(Shifted(center, index, step), above, default, default);
            likelihood.Evaluate(Shifted(center, index, -step), below, default, default);
            for (int j = 0; j < size; j++)
            {
                information[i * size + j] = -(above[_estimated[j]] - below[_estimated[j]]) / (2 * step);
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = (information[i * size + j] + information[j * size + i]) / 2;
                information[i * size + j] = information[j * size + i] = mean;
            }
        }

        return information;
    }

    // |z| has a kink at every return equal to the mean: a step across many of them sees the curvature, not one kink.
    private double Step(int index, double value) =>
        index == 0 && _specification.Model == VolatilityModel.Egarch ? 0.02 : 1e-5 * Math.Max(Math.Abs(value), 0.1);

    private static GarchParameters Shifted(double[] center, int index, double step)
    {
        Span<double> p = [.. center];
        p[index] += step;
        return new(p[0], p[1], p[2], p[3], p[4], p[5]);
    }

    private double[] OuterProduct(GarchLikelihood likelihood, int count, in GarchParameters parameters)
    {
        const int Width = GarchLikelihood.GradientLength;
        int size = _estimated.Length;
        double[] scores = new double[count * Width];
        likelihood.Evaluate(parameters, new double[Width], scores, default);

        double[] outer = new double[size * size];
        for (int t = 0; t < count; t++)
        {
            ReadOnlySpan<double> score = scores.AsSpan(t * Width, Width);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    outer[i * size + j] += score[_estimated[i]] * score[_estimated[j]];
                }
            }
        }

        return outer;
    }

    private static double[] Multiply(double[] left, double[] right, int size)
    {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    product[i * size + j] += left[i * size + k] * right[k * size + j];
                }
            }
        }

        return product;
    }

    private GarchStandardErrors InUnits(double[]? covariance, double scale)
    {
        int size = _estimated.Length;
        double Of(int left, int right)
        {
            int i = Array.IndexOf(_estimated, left);
            int j = Array.IndexOf(_estimated, right);
            return covariance is null || i < 0 || j < 0 ? double.NaN : covariance[i * size + j];
        }

        // The EGARCH's omega moves with beta when the units change: ω → ω + (1 − β)·ln s².
        double logSquare = 2 * Math.Log(scale);
        double omega =
            _specification.Model == VolatilityModel.Egarch
                ? Of(1, 1) - 2 * logSquare * Of(1, 4) + logSquare * logSquare * Of(4, 4)
                : Of(1, 1) * scale * scale * scale * scale;
        return new(
            scale * Math.Sqrt(Of(0, 0)),
            Math.Sqrt(omega),
            Math.Sqrt(Of(2, 2)),
            Math.Sqrt(Of(3, 3)),
            Math.Sqrt(Of(4, 4)),
            Math.Sqrt(Of(5, 5))
        );
    }
}
