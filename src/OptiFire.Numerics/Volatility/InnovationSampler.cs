namespace OptiFire.Numerics.Volatility;

/// <summary>Draws standardised residuals of mean 0 and variance 1.</summary>
/// <remarks>
/// Sources: G. Marsaglia and T. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964),
/// 260–264; G. Marsaglia and W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000), 363–372.
/// </remarks>
internal struct InnovationSampler(Random random, double degreesOfFreedom)
{
    private double _spare = double.NaN;

    public double Next()
    {
        double normal = Normal();
        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            return normal;
        }

        double chiSquare = 2 * Gamma(degreesOfFreedom / 2);
        return normal * Math.Sqrt((degreesOfFreedom - 2) / chiSquare);
    }

    private double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            (double spare, _spare) = (_spare, double.NaN);
            return spare;
        }

        while (true)
        {
            double u = 2 * random.NextDouble() - 1;
            double v = 2 * random.NextDouble() - 1;
            double square = u * u + v * v;
            if (square is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * Math.Log(square) / square);
                _spare = v * factor;
                return u * factor;
            }
        }
    }

    /// <summary>A gamma variable of the given shape, above 1, and scale 1.</summary>
    private double Gamma(double shape)
    {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
            {
                return d * v;
            }
        }
    }
}
