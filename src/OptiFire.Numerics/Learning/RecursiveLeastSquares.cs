namespace OptiFire.Numerics.Learning;

/// <summary>A linear regression that learns one observation at a time and forgets old ones exponentially.</summary>
/// <remarks>
/// After t observations the coefficients minimise
/// <code>Σ λ^(age of i)·(yᵢ − xᵢᵀθ)² + λ^(age of start)·|θ − θ₀|²/δ</code>
/// which is the recursion K = Px/(λ + xᵀPx), θ ← θ + K(y − xᵀθ), P ← (P − KxᵀP)/λ from P = δI. It is computed on the
/// square root of the information, RᵀR = P⁻¹ with Rθ = z, by Givens rotations: P can lose neither symmetry nor
/// definiteness, and λ = 1 with a large δ is ordinary least squares to rounding.
/// <para>
/// Wind-up: without excitation P grows like λ^(−t) until the next observation moves θ anywhere. With a cap on
/// trace(P) only as much is forgotten as the cap allows; from there on nothing is, until new information lowers the
/// trace. The cap binds in all directions at once. Without a cap (the default) the recursion above holds exactly.
/// </para>
/// O(k²) per step without a cap and O(k³) with one; no allocation; one instance serves one thread.
/// <para>Sources: L. Ljung and T. Söderström, <i>Theory and Practice of Recursive Identification</i> (1983), chapter 2;
/// S. Haykin, <i>Adaptive Filter Theory</i>, 4th ed. (2002), chapters 9 and 11 (square-root form).</para>
/// </remarks>
public sealed class RecursiveLeastSquares
{
    // Information of 10⁻²⁸⁰ is none; forgetting further would end in 0/0.
    private const double SmallestRoot = 1e-140;

    private readonly double[] _root;
    private readonly double[] _target;
    private readonly double[] _coefficients;
    private readonly double[] _row;

    /// <summary>Starts from a prior belief.</summary>
    /// <param name="size">How many coefficients, k ≥ 1.</param>
    /// <param name="forgetting">λ per unit of time, in (0, 1]; memory is 1/(1 − λ); 1 forgets nothing.</param>
    /// <param name="delta">δ, prior variance of each coefficient about zero, in (0, ∞); large means no prior.</param>
    /// <param name="traceCap">
    /// Highest trace(P) that forgetting may lead to, above 0; +∞ (the default) for none. To bind only against wind-up
    /// it should be well above the trace of normal operation.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RecursiveLeastSquares(int size, double forgetting, double delta, double traceCap = double.PositiveInfinity)
        : this(forgetting, traceCap, size)
    {
        if (!(delta > 0 && double.IsFinite(delta)))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Delta must be in (0, ∞).");
        }

        for (int i = 0; i < size; i++)
        {
            _root[i * size + i] = 1 / Math.Sqrt(delta);
        }
    }

    /// <summary>Restores a saved state.</summary>
    /// <param name="root">As <see cref="Root"/>: k², upper triangular, diagonal above 0.</param>
    /// <param name="target">As <see cref="Target"/>: length k ≥ 1.</param>
    /// <param name="forgetting">λ per unit of time, in (0, 1].</param>
    /// <param name="traceCap">Highest trace(P) that forgetting may lead to; +∞ for none.</param>
    /// <exception cref="ArgumentException">A length is wrong, a value not finite, or the root not triangular.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RecursiveLeastSquares(
        ReadOnlySpan<double> root,
        ReadOnlySpan<double> target,
        double forgetting,
        double traceCap = double.PositiveInfinity
    )
        : this(forgetting, traceCap, target.Length)
    {
        if (root.Length != _root.Length)
        {
            throw new ArgumentException($"Needs {Size}×{Size} values, not {root.Length}.", nameof(root));
        }

        for (int i = 0; i < root.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, Size);
            bool valid =
                row > column ? root[i] == 0
                : row == column ? root[i] > 0
                : true;
            if (!valid || !double.IsFinite(root[i]) || !double.IsFinite(target[row]))
            {
                throw new ArgumentException(
                    $"Element ({row}, {column}) breaks a finite upper triangle with a positive diagonal.",
                    nameof(root)
                );
            }
        }

        root.CopyTo(_root);
        target.CopyTo(_target);
        SolveCoefficients();
    }

    private RecursiveLeastSquares(double forgetting, double traceCap, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (!(forgetting > 0 && forgetting <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(forgetting), forgetting, "Forgetting must be in (0, 1].");
        }

        if (!(traceCap > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(traceCap), traceCap, "The cap must be in (0, ∞].");
        }

        Forgetting = forgetting;
        TraceCap = traceCap;
        _root = new double[size * size];
        _target = new double[size];
        _coefficients = new double[size];
        _row = new double[size];
    }

    /// <summary>How many coefficients, k.</summary>
    public int Size => _target.Length;

    /// <summary>λ per unit of time.</summary>
    public double Forgetting { get; }

    /// <summary>Highest trace(P) that forgetting may lead to; +∞ for none.</summary>
    public double TraceCap { get; }

    /// <summary>θ, each in units of target per regressor.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>R, row-major k×k, upper triangular: the square root of the information, RᵀR = P⁻¹. Save it.</summary>
    public ReadOnlySpan<double> Root => _root;

    /// <summary>z = Rθ. Save it.</summary>
    public ReadOnlySpan<double> Target => _target;

    /// <summary>trace(P), the sum of the coefficients' variances per unit of noise variance.</summary>
    public double CovarianceTrace
    {
        get
        {
            double trace = 0;
            for (int column = 0; column < Size; column++)
            {
                // One column of R⁻¹ by back substitution; trace(P) is the sum of its squares.
                for (int i = column; i >= 0; i--)
                {
                    double sum = i == column ? 1 : 0;
                    for (int j = i + 1; j <= column; j++)
                    {
                        sum -= _root[i * Size + j] * _row[j];
                    }

                    _row[i] = sum / _root[i * Size + i];
                    trace += _row[i] * _row[i];
                }
            }

            return trace;
        }
    }

    /// <summary>What is expected of a target, xᵀθ.</summary>
    /// <param name="regressors">x, length k.</param>
    /// <returns>The prediction, in the target's unit; NaN if a regressor is.</returns>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public double Predict(ReadOnlySpan<double> regressors)
    {
        if (regressors.Length != Size)
        {
            throw new ArgumentException($"Need {Size} regressors, not {regressors.Length}.", nameof(regressors));
        }

        double prediction = 0;
        for (int i = 0; i < regressors.Length; i++)
        {
            prediction += regressors[i] * _coefficients[i];
        }

        return prediction;
    }

    /// <summary>Predicts a target, then learns from it.</summary>
    /// <param name="regressors">x, length k.</param>
    /// <param name="target">y; where it, or a regressor, is NaN nothing is learnt and nothing forgotten.</param>
    /// <param name="elapsed">Time since the last observation, ≥ 0, in λ's unit: forgets λ^elapsed; default 1.</param>
    /// <returns>The prediction made beforehand, and its error.</returns>
    /// <exception cref="ArgumentException">The length is wrong, or a value is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="elapsed"/> is negative or not finite.</exception>
    public RecursiveLeastSquaresStep Update(ReadOnlySpan<double> regressors, double target, double elapsed = 1)
    {
        if (!(elapsed >= 0 && double.IsFinite(elapsed)))
        {
            throw new ArgumentOutOfRangeException(nameof(elapsed), elapsed, "Elapsed time must be in [0, ∞).");
        }

        double prediction = Predict(regressors);
        if (double.IsInfinity(target) || regressors.ContainsAny(double.PositiveInfinity, double.NegativeInfinity))
        {
            throw new ArgumentException("Regressors and target must be finite, or NaN where missing.", nameof(target));
        }

        double error = target - prediction;
        if (double.IsNaN(target) || regressors.Contains(double.NaN))
        {
            return new(prediction, double.NaN);
        }

        Forget(elapsed);
        Rotate(regressors, target);
        SolveCoefficients();
        return new(prediction, error);
    }

    private void Forget(double elapsed)
    {
        double kept = elapsed == 1 ? Forgetting : Math.Pow(Forgetting, elapsed);
        if (double.IsFinite(TraceCap))
        {
            kept = Math.Clamp(CovarianceTrace / TraceCap, kept, 1); // P/kept then has at most the capped trace
        }

        double factor = Math.Sqrt(kept);
        for (int i = 0; i < Size; i++)
        {
            if (_root[i * Size + i] * factor < SmallestRoot)
            {
                return;
            }
        }

        for (int i = 0; i < _root.Length; i++)
        {
            _root[i] *= factor;
        }

        for (int i = 0; i < Size; i++)
        {
            _target[i] *= factor;
        }
    }

    private void Rotate(ReadOnlySpan<double> regressors, double target)
    {
        regressors.CopyTo(_row);
        for (int i = 0; i < Size; i++)
        {
            if (_row[i] == 0)
            {
                continue;
            }

            int diagonal = i * Size + i;
            double length = double.Hypot(_root[diagonal], _row[i]);
            double cosine = _root[diagonal] / length;
            double sine = _row[i] / length;
            _root[diagonal] = length;
            for (int j = i + 1; j < Size; j++)
            {
                double upper = _root[i * Size + j];
                _root[i * Size + j] = cosine * upper + sine * _row[j];
                _row[j] = cosine * _row[j] - sine * upper;
            }

            double old = _target[i];
            _target[i] = cosine * old + sine * target;
            target = cosine * target - sine * old;
        }
    }

    private void SolveCoefficients()
    {
        for (int i = Size - 1; i >= 0; i--)
        {
            double sum = _target[i];
            for (int j = i + 1; j < Size; j++)
            {
                sum -= _root[i * Size + j] * _coefficients[j];
            }

            _coefficients[i] = sum / _root[i * Size + i];
        }
    }
}
