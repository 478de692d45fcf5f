using OptiFire.Numerics.Inference;

namespace OptiFire.Numerics.Cointegration;

/// <summary>The result of an Engle–Granger test in one direction. Check <see cref="Status"/> first.</summary>
public sealed class EngleGrangerTest
{
    private readonly double[] _slopes;
    private readonly double[] _residuals;

    private EngleGrangerTest(TestStatus status, double[] slopes, double[] residuals)
    {
        Status = status;
        _slopes = slopes;
        _residuals = residuals;
    }

    /// <summary>Whether the test could be made; if not, every number is NaN and there are no residuals.</summary>
    public TestStatus Status { get; }

    /// <summary>The t statistic of the residuals' level; very negative speaks for cointegration.</summary>
    public double Statistic { get; private init; } = double.NaN;

    /// <summary>MacKinnon's asymptotic p-value for this number of series, in [0, 1]; NaN above six series.</summary>
    public double PValue { get; private init; } = double.NaN;

    /// <summary>Critical values for n − 1 rows; NaN without a constant, for which none were tabulated.</summary>
    public CriticalValues CriticalValues { get; private init; } = CriticalValues.Unknown;

    /// <summary>The number of lagged differences in step 2.</summary>
    public int Lag { get; private init; }

    /// <summary>α of the first regression with the trend's t running from −1 to 1 over the sample: with a constant alone,
    /// the plain intercept. 0 without a constant.</summary>
    public double Intercept { get; private init; } = double.NaN;

    /// <summary>The slope on the first regressor: units of x to hold short per unit of y.</summary>
    public double HedgeRatio => _slopes[0];

    /// <summary>The slopes on all regressors, in their order.</summary>
    public ReadOnlySpan<double> Slopes => _slopes;

    /// <summary>The residuals u of step 1 in time order: the spread.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    internal static EngleGrangerTest Of(
        UnitRootTest unitRoot,
        TrendTerms trend,
        double intercept,
        double[] slopes,
        double[] residuals
    ) =>
        new(TestStatus.Estimated, slopes, residuals)
        {
            Statistic = unitRoot.Statistic,
            PValue = MacKinnon.PValue(unitRoot.Statistic, trend, slopes.Length + 1),
            CriticalValues = MacKinnon.CriticalValues(trend, slopes.Length + 1, residuals.Length - 1),
            Lag = unitRoot.Lag,
            Intercept = intercept,
        };

    internal static EngleGrangerTest Failed(TestStatus status, int regressors)
    {
        double[] slopes = new double[Math.Max(regressors, 1)];
        slopes.AsSpan().Fill(double.NaN);
        return new(status, slopes, []);
    }
}
