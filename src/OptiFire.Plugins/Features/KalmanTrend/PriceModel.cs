using OptiFire.Numerics.Filtering;
using OptiFire.Numerics.Optimization;

namespace OptiFire.Plugins.Features;

/// <summary>A state-space model of a log price, with its variances and its filter laid out as plain numbers to be stored.</summary>
internal abstract class PriceModel
{
    /// <summary>The filter's state before the first observation: nothing known.</summary>
    public abstract double[] Start { get; }

    /// <summary>The model of an option.</summary>
    public static PriceModel Of(KalmanModel model) =>
        model switch
        {
            KalmanModel.LocalLevel => new LevelModel(),
            KalmanModel.LocalLinearTrend => new TrendModel(),
            _ => new RegressionModel(),
        };

    /// <summary>Estimates the variances by maximum likelihood.</summary>
    /// <param name="prices">Log prices, NaN where missing.</param>
    /// <param name="benchmarks">The benchmark's log prices, finite.</param>
    public abstract (double[] Variances, EstimationStatus Status) Fit(double[] prices, double[] benchmarks);

    /// <summary>Takes one observation in.</summary>
    /// <param name="variances">The model's variances.</param>
    /// <param name="filter">The filter's state; replaced by the next one.</param>
    /// <param name="price">The log price; NaN predicts only.</param>
    /// <param name="benchmark">The benchmark's log price.</param>
    public abstract Innovation Step(double[] variances, ref double[] filter, double price, double benchmark);

    /// <summary>What the filter knows now.</summary>
    public abstract KalmanReading Read(double[] filter, double benchmark);

    private sealed class LevelModel : PriceModel
    {
        public override double[] Start => Pack(LocalLevelState.ExactDiffuse);

        public override (double[] Variances, EstimationStatus Status) Fit(double[] prices, double[] benchmarks)
        {
            LocalLevelFit fit = LocalLevelEstimator.Fit(prices);
            return ([fit.Model.ObservationVariance, fit.Model.LevelVariance], fit.Status);
        }

        public override Innovation Step(double[] variances, ref double[] filter, double price, double benchmark)
        {
            var model = new LocalLevel(variances[0], variances[1]);
            var state = new LocalLevelState(filter[0], filter[1], filter[2] != 0, filter[3] != 0);
            LocalLevelStep step = model.Step(state, price);
            filter = Pack(step.State);
            return step.Innovation;
        }

        public override KalmanReading Read(double[] filter, double benchmark) => new(filter[0], filter[1]);

        private static double[] Pack(LocalLevelState s) =>
            [s.Level, s.Variance, s.IsDiffuse ? 1 : 0, s.IsPrior ? 1 : 0];
    }

    private sealed class TrendModel : PriceModel
    {
        public override double[] Start => Pack(LocalLinearTrendState.ExactDiffuse);

        public override (double[] Variances, EstimationStatus Status) Fit(double[] prices, double[] benchmarks)
        {
            LocalLinearTrendFit fit = LocalLinearTrendEstimator.Fit(prices);
            LocalLinearTrend model = fit.Model;
            return ([model.ObservationVariance, model.LevelVariance, model.TrendVariance], fit.Status);
        }

        public override Innovation Step(double[] variances, ref double[] filter, double price, double benchmark)
        {
            var model = new LocalLinearTrend(variances[0], variances[1], variances[2]);
            var state = new LocalLinearTrendState(
                filter[0],
                filter[1],
                new(filter[2], filter[3], filter[4]),
                new(filter[5], filter[6], filter[7]),
                (int)filter[8],
                filter[9] != 0
            );
            LocalLinearTrendStep step = model.Step(state, price);
            filter = Pack(step.State);
            return step.Innovation;
        }

        public override KalmanReading Read(double[] filter, double benchmark) =>
            new(filter[0], filter[2]) { Slope = filter[1] };

        private static double[] Pack(LocalLinearTrendState s) =>
            [
                s.Level,
                s.Trend,
                s.Variance.Level,
                s.Variance.Covariance,
                s.Variance.Trend,
                s.Diffuse.Level,
                s.Diffuse.Covariance,
                s.Diffuse.Trend,
                s.DiffuseRank,
                s.IsPrior ? 1 : 0,
            ];
    }

    // x = (1, benchmark): the coefficients are intercept and beta.
    private sealed class RegressionModel : PriceModel
    {
        private const int Size = 2;

        public override double[] Start => Pack(DynamicRegressionState.ExactDiffuse(Size));

        public override (double[] Variances, EstimationStatus Status) Fit(double[] prices, double[] benchmarks)
        {
            double[] rows = [.. benchmarks.SelectMany(benchmark => (double[])[1, benchmark])];
            DynamicRegressionFit fit = DynamicRegressionEstimator.Fit(rows, prices);
            return ([fit.Model.ObservationVariance, .. fit.Model.CoefficientVariances], fit.Status);
        }

        public override Innovation Step(double[] variances, ref double[] filter, double price, double benchmark)
        {
            var model = new DynamicRegression(variances[0], variances.AsSpan(1));
            var state = new DynamicRegressionState(
                filter.AsSpan(0, 2),
                filter.AsSpan(2, 4),
                filter.AsSpan(6, 4),
                (int)filter[10],
                filter[11] != 0
            );
            Innovation innovation = model.Step(state, [1, benchmark], price);
            filter = Pack(state);
            return innovation;
        }

        public override KalmanReading Read(double[] filter, double benchmark) =>
            new(
                filter[0] + filter[1] * benchmark,
                filter[2] + benchmark * (filter[3] + filter[4] + benchmark * filter[5])
            )
            {
                Beta = filter[1],
            };

        private static double[] Pack(DynamicRegressionState s) =>
            [.. s.Coefficients, .. s.Covariance, .. s.Diffuse, s.DiffuseRank, s.IsPrior ? 1 : 0];
    }
}
