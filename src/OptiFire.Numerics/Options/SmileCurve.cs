namespace OptiFire.Numerics.Options;

/// <summary>Volatility over k = ln(K/F): straight lines, or the cubic spline with no curvature at its ends.</summary>
internal sealed class SmileCurve
{
    private readonly double[] _k;
    private readonly double[] _volatility;
    private readonly double[] _curvature;

    public SmileCurve(Smile smile, bool cubic)
    {
        double forward = smile.Parity.Forward;
        _k = [.. smile.Points.Select(point => Math.Log(point.Strike / forward))];
        _volatility = [.. smile.Points.Select(point => point.Volatility)];
        _curvature = new double[_k.Length];
        if (cubic)
        {
            SolveCurvature();
        }
    }

    /// <summary>The value between the first and the last point, NaN outside.</summary>
    public double At(double k)
    {
        if (!(k >= _k[0] && k <= _k[^1]))
        {
            return double.NaN;
        }

        int found = Array.BinarySearch(_k, k);
        int right = Math.Max(found >= 0 ? found : ~found, 1);
        int left = right - 1;
        double width = _k[right] - _k[left];
        double b = (k - _k[left]) / width;
        double a = 1 - b;
        double bend = ((a * a * a - a) * _curvature[left] + (b * b * b - b) * _curvature[right]) * width * width / 6;
        return a * _volatility[left] + b * _volatility[right] + bend;
    }

    /// <summary>The k where the option of this kind has the delta, searched from the forward outwards; NaN when none.</summary>
    public double FindDelta(OptionKind kind, double delta, double rootYears)
    {
        double direction = kind == OptionKind.Call ? 1 : -1;
        double Excess(double k)
        {
            double total = At(k) * rootYears;
            return Inference.StandardNormal.Cdf(direction * (-k / total + total / 2)) - Math.Abs(delta);
        }

        double inner = 0;
        double before = Excess(0);
        if (double.IsNaN(before))
        {
            return double.NaN;
        }

        for (int step = 0; step < _k.Length; step++)
        {
            double outer = kind == OptionKind.Call ? _k[step] : _k[^(step + 1)];
            if (direction * outer <= 0)
            {
                continue;
            }

            double after = Excess(outer);
            if (before >= 0 && after <= 0)
            {
                return Bisect(Excess, inner, outer);
            }

            (inner, before) = (outer, after);
        }

        return double.NaN;
    }

    private static double Bisect(Func<double, double> excess, double inside, double outside)
    {
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (inside + outside);
            if (middle == inside || middle == outside)
            {
                break;
            }

            if (excess(middle) >= 0)
            {
                inside = middle;
            }
            else
            {
                outside = middle;
            }
        }

        return 0.5 * (inside + outside);
    }

    /// <summary>The tridiagonal equations that join the slopes, solved forwards and back.</summary>
    private void SolveCurvature()
    {
        int last = _k.Length - 1;
        double[] ratio = new double[_k.Length];
        for (int i = 1; i < last; i++)
        {
            double left = _k[i] - _k[i - 1];
            double right = _k[i + 1] - _k[i];
            double slopes =
                (_volatility[i + 1] - _volatility[i]) / right - (_volatility[i] - _volatility[i - 1]) / left;
            double pivot = 2 * (left + right) - left * ratio[i - 1];
            ratio[i] = right / pivot;
            _curvature[i] = (6 * slopes - left * _curvature[i - 1]) / pivot;
        }

        for (int i = last - 1; i > 0; i--)
        {
            _curvature[i] -= ratio[i] * _curvature[i + 1];
        }
    }
}
