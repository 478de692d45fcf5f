namespace OptiFire.Numerics.Optimization;

/// <summary>One run of <see cref="BoundedMinimizer"/>: the point, its gradient and the curvature model.</summary>
internal sealed class BoundedSearch
{
    private const double SufficientDecrease = 1e-4;
    private const int MaximumBacktracks = 15;

    // Damped updates can follow a bent valley slowly; a measured model catches up.
    private const int MeasuringInterval = 10;

    private const double SmallestCurvature = 1e-8;

    // Less than this over a whole interval is a plain: parameters there are not identified.
    private const double NegligibleGain = 1e-10;

    // A kink leaves some slope on its sides; a stall on a steeper one is a failure.
    private const double SteepestAtKink = 1e-2;

    private readonly DifferentiableObjective _objective;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly int _size;
    private readonly double[] _curvature;
    private readonly double[] _reduced;
    private readonly int[] _free;
    private double[] _point;
    private double[] _gradient;
    private double[] _trial;
    private double[] _trialGradient;
    private readonly double[] _direction;
    private bool _isModelStale;

    public BoundedSearch(
        DifferentiableObjective objective,
        ReadOnlySpan<double> start,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper
    )
    {
        _objective = objective;
        _size = start.Length;
        _lower = lower.ToArray();
        _upper = upper.ToArray();
        _point = new double[_size];
        _gradient = new double[_size];
        _trial = new double[_size];
        _trialGradient = new double[_size];
        _direction = new double[_size];
        _curvature = new double[_size * _size];
        _reduced = new double[_size * _size];
        _free = new int[_size];
        for (int i = 0; i < _size; i++)
        {
            _point[i] = Math.Clamp(start[i], _lower[i], _upper[i]);
        }

        Value = objective(_point, _gradient);
    }

    public double Value { get; private set; }

    public Minimum Run(double gradientTolerance, int maximumIterations)
    {
        MeasureCurvature();
        bool fresh = true;
        int iterations = 0;
        double checkpoint = Value;
        bool converged = false;
        while (!(converged = FeasibleSlope() <= gradientTolerance) && iterations < maximumIterations)
        {
            double before = Value;
            SolveDirection();
            bool moved = TryStep() && Value < before;
            if (moved)
            {
                iterations++;
                bool due = iterations % MeasuringInterval == 0;
                if (due && checkpoint - Value <= NegligibleGain * (1 + Math.Abs(Value)))
                {
                    converged = FeasibleSlope() <= SteepestAtKink * (1 + Math.Abs(Value));
                    break;
                }

                checkpoint = due ? Value : checkpoint;
                fresh = _isModelStale || due;
                if (fresh)
                {
                    MeasureCurvature();
                }

                continue;
            }

            if (fresh)
            {
                // Measured curvature led nowhere: the plain slope is the last resort before calling it a minimum.
                UseSteepestDescent();
                if (!TryStep() || !(Value < before))
                {
                    converged = FeasibleSlope() <= SteepestAtKink * (1 + Math.Abs(Value));
                    break;
                }

                iterations++;
            }

            MeasureCurvature();
            fresh = true;
        }

        return new Minimum(_point, Value, new(converged, IsAtBoundary(), iterations, FeasibleSlope()));
    }

    private bool IsHeld(int i) =>
        (_point[i] <= _lower[i] && _gradient[i] > 0) || (_point[i] >= _upper[i] && _gradient[i] < 0);

    private double FeasibleSlope()
    {
        double steepest = 0;
        for (int i = 0; i < _size; i++)
        {
            steepest = IsHeld(i) ? steepest : Math.Max(steepest, Math.Abs(_gradient[i]));
        }

        return steepest;
    }

    private bool IsAtBoundary()
    {
        for (int i = 0; i < _size; i++)
        {
            if (_point[i] <= _lower[i] || _point[i] >= _upper[i])
            {
                return true;
            }
        }

        return false;
    }

    private void MeasureCurvature()
    {
        _isModelStale = false;
        _point.CopyTo(_trial, 0);
        for (int i = 0; i < _size; i++)
        {
            double step = 1e-5 * Math.Max(1, Math.Abs(_point[i]));
            step = _point[i] + step > _upper[i] ? -step : step;
            _trial[i] = _point[i] + step;
            _objective(_trial, _trialGradient);
            _trial[i] = _point[i];
            for (int j = 0; j < _size; j++)
            {
                _curvature[i * _size + j] = (_trialGradient[j] - _gradient[j]) / step;
            }
        }

        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = (_curvature[i * _size + j] + _curvature[j * _size + i]) / 2;
                _curvature[i * _size + j] = _curvature[j * _size + i] = mean;
            }
        }
    }

    private void SolveDirection()
    {
        int count = 0;
        for (int i = 0; i < _size; i++)
        {
            _direction[i] = 0;
            if (!IsHeld(i))
            {
                _free[count++] = i;
            }
        }

        // A model that is not convex gets a growing multiple of its own diagonal until it is: coordinates differ in
        // scale by many powers of ten, and some may have no curvature at all.
        double ridge = 0;
        for (int attempt = 0; attempt < 20; attempt++)
        {
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b < count; b++)
                {
                    _reduced[a * count + b] = _curvature[_free[a] * _size + _free[b]];
                }

                double diagonal = Math.Abs(_reduced[a * count + a]);
                _reduced[a * count + a] += ridge * Math.Max(diagonal, SmallestCurvature);
            }

            if (Cholesky.TryFactor(_reduced, count))
            {
                Span<double> solution = stackalloc double[count];
                for (int a = 0; a < count; a++)
                {
                    solution[a] = -_gradient[_free[a]];
                }

                Cholesky.Solve(_reduced, count, solution);
                for (int a = 0; a < count; a++)
                {
                    _direction[_free[a]] = solution[a];
                }

                return;
            }

            ridge = ridge == 0 ? 1e-6 : ridge * 10;
        }

        UseSteepestDescent();
    }

    private void UseSteepestDescent()
    {
        for (int i = 0; i < _size; i++)
        {
            _direction[i] = IsHeld(i) ? 0 : -_gradient[i];
        }
    }

    private bool TryStep()
    {
        double length = 1;
        for (int attempt = 0; attempt < MaximumBacktracks; attempt++)
        {
            double slope = 0;
            for (int i = 0; i < _size; i++)
            {
                _trial[i] = Math.Clamp(_point[i] + length * _direction[i], _lower[i], _upper[i]);
                slope += _gradient[i] * (_trial[i] - _point[i]);
            }

            double value = slope < 0 ? _objective(_trial, _trialGradient) : double.NaN;
            if (value <= Value + SufficientDecrease * slope)
            {
                UpdateCurvature();
                (_point, _trial) = (_trial, _point);
                (_gradient, _trialGradient) = (_trialGradient, _gradient);
                Value = value;
                return true;
            }

            // The parabola through the two values and the slope; a tenth where the trial left the domain.
            double parabola = -slope / (2 * (value - Value - slope));
            length *= double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1, 0.5) : 0.1;
        }

        return false;
    }

    private void UpdateCurvature()
    {
        Span<double> move = stackalloc double[_size];
        Span<double> change = stackalloc double[_size];
        for (int i = 0; i < _size; i++)
        {
            move[i] = _trial[i] - _point[i];
            change[i] = _trialGradient[i] - _gradient[i];
        }

        _isModelStale = !DampedUpdate.TryApply(_curvature, move, change);
    }
}
