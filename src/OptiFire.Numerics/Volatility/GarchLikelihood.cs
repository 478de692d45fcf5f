using MathNet.Numerics;

namespace OptiFire.Numerics.Volatility;

/// <summary>The log-likelihood of a volatility model on a series of returns, with its analytic gradient.</summary>
/// <remarks>
/// Per return, with l = ln σ² and z = ε/σ:
/// <code>
/// normal:    ℓ = −½(ln 2π + l + z²)
/// Student t: ℓ = ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln π(ν−2) − ½l − (ν+1)/2 · ln(1 + z²/(ν−2))
/// </code>
/// With w = 1, or (ν+1)/(ν−2+z²) for t: ∂ℓ/∂l = ½(wz² − 1) and ∂ℓ/∂ε = −wε/σ². Derivatives of the variance follow the
/// same recursion as the variance.
/// <para>Source: G. Fiorentini, G. Calzolari and L. Panattoni, "Analytic derivatives and the computation of GARCH
/// estimates", J. Applied Econometrics 11 (1996), 399–417.</para>
/// </remarks>
internal sealed class GarchLikelihood
{
    /// <summary>Length of a gradient: μ, ω, α, γ, β, ν, whether estimated or not.</summary>
    public const int GradientLength = 6;

    private const double Decay = 0.94;
    private const int BackcastLength = 75;

    private readonly double[] _returns;
    private readonly GarchSpecification _specification;
    private readonly double _backcast;

    public GarchLikelihood(double[] returns, GarchSpecification specification)
    {
        _returns = returns;
        _specification = specification;
        double center = specification.Mean == ConditionalMean.Zero ? 0 : Average(returns);
        double weight = 1;
        double weights = 0;
        double sum = 0;
        for (int t = 0; t < Math.Min(BackcastLength, returns.Length); t++)
        {
            double residual = returns[t] - center;
            sum += weight * residual * residual;
            weights += weight;
            weight *= Decay;
        }

        _backcast = sum / weights;
    }

    /// <summary>The log-likelihood; NaN where the parameters leave the domain.</summary>
    /// <param name="p">The parameters, which need not be admissible.</param>
    /// <param name="gradient">Receives the gradient, or empty.</param>
    /// <param name="scores">Receives each return's gradient, row-major, or empty; needs <paramref name="gradient"/>.</param>
    /// <param name="variances">Receives σ² of each return and of the one after the last, or empty.</param>
    public double Evaluate(in GarchParameters p, Span<double> gradient, Span<double> scores, Span<double> variances)
    {
        VolatilityModel model = _specification.Model;
        bool isT = _specification.Distribution == InnovationDistribution.StudentT;
        bool differentiate = !gradient.IsEmpty;
        bool isLog = model == VolatilityModel.Egarch;
        double nu = p.DegreesOfFreedom;
        double constant = isT ? TConstant(nu) : -0.5 * Math.Log(2 * Math.PI);
        double constantSlope = isT && differentiate ? TConstantSlope(nu) : 0;
        (double before, double beforeSlope) = Before(p.Mean);

        double variance = GarchProcess.First(model, p, before);
        double persistence = GarchProcess.PersistenceOf(model, p);

        // Derivatives of σ², or of ln σ² for EGARCH, by μ, ω, α, γ and β.
        double byMean = persistence * (isLog ? beforeSlope / before : beforeSlope);
        double byOmega = 1;
        double byAlpha = isLog ? 0 : before;
        double byGamma = isLog ? 0 : before / 2;
        double byBeta = isLog ? Math.Log(before) : before;

        gradient.Clear();
        double logLikelihood = 0;
        for (int t = 0; t < _returns.Length; t++)
        {
            if (!variances.IsEmpty)
            {
                variances[t] = variance;
            }

            double residual = _returns[t] - p.Mean;
            double sigma = isLog ? Math.Sqrt(variance) : 1; // only EGARCH steps by z
            double z = residual / sigma;
            double square = residual * residual / variance;
            double logVariance = Math.Log(variance); // NaN for a negative variance, which ends in the sum
            double logTail = isT ? Math.Log(1 + square / (nu - 2)) : 0;
            logLikelihood += constant - 0.5 * (logVariance + (isT ? (nu + 1) * logTail : square));

            if (differentiate)
            {
                double weight = isT ? (nu + 1) / (nu - 2 + square) : 1;
                double slope = 0.5 * (weight * square - 1) / (isLog ? 1 : variance);
                Span<double> score = scores.IsEmpty ? default : scores.Slice(t * GradientLength, GradientLength);
                Accumulate(gradient, score, 0, slope * byMean + weight * residual / variance);
                Accumulate(gradient, score, 1, slope * byOmega);
                Accumulate(gradient, score, 2, slope * byAlpha);
                Accumulate(gradient, score, 3, slope * byGamma);
                Accumulate(gradient, score, 4, slope * byBeta);
                if (isT)
                {
                    double tail = 0.5 * (nu + 1) * square / ((nu - 2) * (nu - 2 + square));
                    Accumulate(gradient, score, 5, constantSlope - 0.5 * logTail + tail);
                }

                if (isLog)
                {
                    double byZ = p.Alpha * Math.Sign(z) + p.Gamma;
                    double carry = p.Beta - 0.5 * byZ * z; // z itself falls as the variance rises
                    byMean = carry * byMean - byZ / sigma;
                    byOmega = carry * byOmega + 1;
                    byAlpha = carry * byAlpha + Math.Abs(z) - GarchProcess.MeanAbsoluteNormal;
                    byGamma = carry * byGamma + z;
                    byBeta = carry * byBeta + logVariance;
                }
                else
                {
                    double raw = residual * residual;
                    double loss = residual < 0 ? 1 : 0;
                    byMean = p.Beta * byMean - 2 * residual * (p.Alpha + loss * p.Gamma);
                    byOmega = p.Beta * byOmega + 1;
                    byAlpha = p.Beta * byAlpha + raw;
                    byGamma = p.Beta * byGamma + loss * raw;
                    byBeta = p.Beta * byBeta + variance;
                }
            }

            variance = isLog
                ? GarchProcess.NextExponential(p, logVariance, z)
                : GarchProcess.NextQuadratic(p, variance, residual);
        }

        if (!variances.IsEmpty)
        {
            variances[_returns.Length] = variance;
        }

        return logLikelihood;
    }

    public static double Average(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static void Accumulate(Span<double> gradient, Span<double> score, int index, double value)
    {
        gradient[index] += value;
        if (!score.IsEmpty)
        {
            score[index] = value;
        }
    }

    /// <summary>The variance that stands for the time before the first return, and its slope by μ.</summary>
    private (double Level, double Slope) Before(double mean)
    {
        if (_specification.Start == VarianceStart.Backcast)
        {
            return (_backcast, 0);
        }

        double squares = 0;
        double sum = 0;
        foreach (double value in _returns)
        {
            squares += (value - mean) * (value - mean);
            sum += value - mean;
        }

        return (squares / _returns.Length, -2 * sum / _returns.Length);
    }

    private static double TConstant(double nu) =>
        SpecialFunctions.GammaLn((nu + 1) / 2) - SpecialFunctions.GammaLn(nu / 2) - 0.5 * Math.Log(Math.PI * (nu - 2));

    private static double TConstantSlope(double nu) =>
        0.5 * (SpecialFunctions.DiGamma((nu + 1) / 2) - SpecialFunctions.DiGamma(nu / 2) - 1 / (nu - 2));
}
