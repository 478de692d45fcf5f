using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Options;

/// <summary>Solves b(x, s) = β for the total volatility s.</summary>
internal ref struct TotalVolatilitySearch
{
    private const int MostSteps = 60;
    private const double LastStep = 1e-5; // a step this small leaves an error of its fourth power

    private readonly double _x;
    private readonly double _target;
    private readonly double _bound;
    private double _low;
    private double _high = double.PositiveInfinity;
    private Region _region;

    public TotalVolatilitySearch(double x, double target)
    {
        _x = x;
        _target = target;
        _bound = Math.Exp(0.5 * x);
    }

    private enum Region
    {
        Low,
        Middle,
        High,
    }

    /// <summary>s and the steps taken; NaN when even the inflection's price is zero in this arithmetic.</summary>
    public (double Total, int Iterations) Solve()
    {
        double s = Guess();
        int step = 0;
        while (step < MostSteps && double.IsFinite(s))
        {
            step++;
            double next = Next(s);
            double change = Math.Abs(next - s);
            s = next;
            if (change <= LastStep * s)
            {
                break;
            }
        }

        return (s, step);
    }

    /// <summary>Places the target between the tangents at the inflection and interpolates there.</summary>
    private double Guess()
    {
        double center = Math.Sqrt(2 * Math.Abs(_x));
        double price = NormalizedBlack.Price(_x, center);
        double slope = center > 0 ? NormalizedBlack.Vega(_x, center) : StandardNormal.Density(0);
        if (_target < price)
        {
            double foot = center - price / slope;
            double footPrice = NormalizedBlack.Price(_x, foot);
            if (_target < footPrice)
            {
                (_region, _high) = (Region.Low, foot);
                return LowGuess(foot, footPrice);
            }

            (_region, _low, _high) = (Region.Middle, foot, center);
            return Between(foot, center, footPrice, price, NormalizedBlack.Vega(_x, foot), slope);
        }

        double top = center + (_bound - price) / slope;
        double topPrice = NormalizedBlack.Price(_x, top);
        if (_target <= topPrice)
        {
            (_region, _low, _high) = (Region.Middle, center, top);
            return Between(center, top, price, topPrice, slope, NormalizedBlack.Vega(_x, top));
        }

        (_region, _low) = (Region.High, top);
        double share = (_bound - _target) / (_bound - topPrice);
        return -2 * StandardNormal.Quantile(Math.Min(share * StandardNormal.Cdf(-0.5 * top), 0.5));
    }

    /// <summary>Near 0, 2π|x|/√27·Φ(−|x|/(√3·s))³ behaves as b does; a rational map makes them meet at the foot.</summary>
    private readonly double LowGuess(double foot, double footPrice)
    {
        double size = Math.Abs(_x);
        double factor = 2 * Math.PI * size / Math.Sqrt(27);
        double footMapped = factor * Math.Pow(StandardNormal.Cdf(-size / (Math.Sqrt(3) * foot)), 3);
        double bend = (footPrice / footMapped - 1) / footPrice;
        double mapped = _target / (1 + bend * _target);
        double guess = -size / (Math.Sqrt(3) * StandardNormal.Quantile(Math.Cbrt(mapped / factor)));
        return guess > 0 && guess < foot ? guess : 0.5 * foot;
    }

    /// <summary>The monotone rational quadratic through two points with the slopes of s there.</summary>
    private readonly double Between(double s0, double s1, double b0, double b1, double slope0, double slope1)
    {
        double width = b1 - b0;
        double secant = (s1 - s0) / width;
        double z = (_target - b0) / width;
        double mixed = z * (1 - z);
        double above = secant * z * z + mixed / slope0;
        double below = secant + (1 / slope0 + 1 / slope1 - 2 * secant) * mixed;
        double guess = s0 + (s1 - s0) * above / below;
        return guess > s0 && guess < s1 ? guess : 0.5 * (s0 + s1);
    }

    private double Next(double s)
    {
        double b = NormalizedBlack.Price(_x, s);
        if (b < _target)
        {
            _low = s;
        }
        else
        {
            _high = s;
        }

        double next = s + Step(s, b);
        return next >= _low && next <= _high ? next
            : double.IsPositiveInfinity(_high) ? 2 * s
            : 0.5 * (_low + _high);
    }

    /// <summary>Householder's step of order three on the region's transform of b − β.</summary>
    private readonly double Step(double s, double b)
    {
        double slope = NormalizedBlack.Vega(_x, s);
        double second = _x * _x / (s * s * s) - 0.25 * s;
        double third = second * second - 3 * _x * _x / (s * s * s * s) - 0.25;
        double newton;
        if (_region == Region.Low)
        {
            double log = Math.Log(b);
            double goal = Math.Log(_target);
            double relative = slope / b;
            newton = (goal - log) * log / (goal * relative);
            double bend = 1 + 2 / log;
            third += 2 * relative * relative * (1 + 3 / log * (1 + 1 / log)) - 3 * second * relative * bend;
            second -= relative * bend;
        }
        else if (_region == Region.High)
        {
            double relative = slope / (_bound - b);
            newton = Math.Log((_bound - b) / (_bound - _target)) / relative;
            third += relative * (2 * relative + 3 * second);
            second += relative;
        }
        else
        {
            newton = (_target - b) / slope;
        }

        return newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
    }
}
