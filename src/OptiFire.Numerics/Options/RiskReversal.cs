namespace OptiFire.Numerics.Options;

/// <summary>The skew of a smile: call volatility minus put volatility at the same delta.</summary>
/// <remarks>
/// <code>RR = σ(call, Δ) − σ(put, −Δ)        butterfly = (σ(call) + σ(put))/2 − σ(at the forward)</code>
/// Positive when calls are dear; the negative of the "put minus call" skew some desks quote. Deltas are forward deltas.
/// <para>Sources: A. M. Malz, Journal of Derivatives 5 (1997) 18–36; Y. Xing, X. Zhang and R. Zhao, Journal of Financial
/// and Quantitative Analysis 45 (2010) 641–662.</para>
/// </remarks>
/// <param name="Status">Whether both volatilities were found; when not, the numbers are NaN.</param>
/// <param name="CallVolatility">Volatility of the call, a fraction per √year.</param>
/// <param name="PutVolatility">Volatility of the put.</param>
/// <param name="CallStrike">Strike of the call in currency units.</param>
/// <param name="PutStrike">Strike of the put.</param>
/// <param name="ForwardVolatility">Volatility at the forward, in the interpolation's own way; straight in ln(K/F) for
/// <see cref="SmileInterpolation.LinearInDelta"/>. NaN where the points do not enclose the forward.</param>
public readonly record struct RiskReversal(
    SmileStatus Status,
    double CallVolatility,
    double PutVolatility,
    double CallStrike,
    double PutStrike,
    double ForwardVolatility
)
{
    /// <summary>RR: call minus put, a fraction per √year.</summary>
    public double Value => CallVolatility - PutVolatility;

    /// <summary>How far the wings lie above the volatility at the forward.</summary>
    public double Butterfly => (CallVolatility + PutVolatility) / 2 - ForwardVolatility;

    /// <summary>Reads the skew.</summary>
    /// <param name="smile">The smile.</param>
    /// <param name="delta">The size of the delta, in (0, 0.5); the custom is 0.25.</param>
    /// <param name="interpolation">How volatility runs between points.</param>
    /// <returns>The skew, or the reason there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delta is not in (0, 0.5).</exception>
    public static RiskReversal Of(
        Smile smile,
        double delta = 0.25,
        SmileInterpolation interpolation = SmileInterpolation.LinearInDelta
    )
    {
        ArgumentNullException.ThrowIfNull(smile);
        if (!(delta > 0 && delta < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "The delta must be in (0, 0.5).");
        }

        if (smile.Status != SmileStatus.Ready)
        {
            return None(smile.Status);
        }

        int calls = smile.Points.Count(point => point.Kind == OptionKind.Call);
        if (calls < 2 || smile.Points.Length - calls < 2)
        {
            return None(SmileStatus.OneSideMissing);
        }

        SmileCurve curve = new(smile, interpolation == SmileInterpolation.NaturalCubicInLogMoneyness);
        bool inDelta = interpolation == SmileInterpolation.LinearInDelta;
        (double call, double callStrike) = inDelta
            ? InDelta(smile, OptionKind.Call, delta)
            : InMoneyness(smile, curve, OptionKind.Call, delta);
        (double put, double putStrike) = inDelta
            ? InDelta(smile, OptionKind.Put, -delta)
            : InMoneyness(smile, curve, OptionKind.Put, -delta);
        return double.IsNaN(call) || double.IsNaN(put)
            ? None(SmileStatus.DeltaOutsideChain)
            : new(SmileStatus.Ready, call, put, callStrike, putStrike, curve.At(0));
    }

    /// <summary>The first crossing of the delta from the forward outwards, on one side.</summary>
    private static (double Volatility, double Strike) InDelta(Smile smile, OptionKind kind, double delta)
    {
        SmilePoint[] side = [.. smile.Points.Where(point => point.Kind == kind)];
        if (kind == OptionKind.Put)
        {
            Array.Reverse(side);
        }

        for (int i = 1; i < side.Length; i++)
        {
            double inner = Math.Abs(side[i - 1].ForwardDelta) - Math.Abs(delta);
            double outer = Math.Abs(side[i].ForwardDelta) - Math.Abs(delta);
            if (inner >= 0 && outer <= 0)
            {
                double share = inner > outer ? inner / (inner - outer) : 0;
                double volatility = side[i - 1].Volatility + share * (side[i].Volatility - side[i - 1].Volatility);
                return (volatility, OptionDelta.ToStrike(kind, delta, smile.Parity.Forward, smile.Years, volatility));
            }
        }

        return (double.NaN, double.NaN);
    }

    private static (double Volatility, double Strike) InMoneyness(
        Smile smile,
        SmileCurve curve,
        OptionKind kind,
        double delta
    )
    {
        double k = curve.FindDelta(kind, delta, Math.Sqrt(smile.Years));
        return (curve.At(k), smile.Parity.Forward * Math.Exp(k));
    }

    private static RiskReversal None(SmileStatus status) =>
        new(status, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
}
