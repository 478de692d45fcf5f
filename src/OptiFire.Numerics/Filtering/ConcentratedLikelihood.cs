namespace OptiFire.Numerics.Filtering;

/// <summary>
/// The log-likelihood of a model whose variances are known up to one common factor s, maximised over s in closed form.
/// </summary>
/// <remarks>
/// A filter run at s = 1 from a start that does not depend on s gives innovations zₜ. With m of them, Z = Σz² and
/// L₁ its log-likelihood:
/// <code>L(s) = L₁ + Z/2 − Z/2s − (m/2)·ln s,  so  ŝ = Z/m</code>
/// <para>Source: A. Harvey, <i>Forecasting, Structural Time Series Models and the Kalman Filter</i> (1989), 3.4.</para>
/// </remarks>
internal struct ConcentratedLikelihood
{
    private double _unitLogLikelihood;
    private double _squares;
    private int _count;

    /// <summary>ŝ.</summary>
    public readonly double Scale => _squares / _count;

    /// <summary>L(ŝ); NaN where the model fits without any error, so that no scale exists.</summary>
    public readonly double LogLikelihood =>
        _squares > 0 ? _unitLogLikelihood + (_squares - _count - _count * Math.Log(Scale)) / 2 : double.NaN;

    public void Add(in Innovation innovation)
    {
        _unitLogLikelihood += innovation.LogLikelihood;
        if (!double.IsNaN(innovation.Standardized))
        {
            _squares += innovation.Standardized * innovation.Standardized;
            _count++;
        }
    }
}
