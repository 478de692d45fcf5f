using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Plugins.Alpha;

/// <summary>The premiums of the last closes of the index, each from what was known at it.</summary>
/// <param name="Values">The premiums, oldest first; empty when there is a reason.</param>
/// <param name="Expected">Variance expected of the next 22 sessions; NaN where it is not determined.</param>
/// <param name="Reason">Why the newest premium is not known.</param>
internal readonly record struct PremiumPath(double[] Values, double Expected, string? Reason)
{
    public static PremiumPath Of(Window<double> index, DailyVariances days, VariancePremiumOptions options)
    {
        double[] variances = days.ToArray();
        if (variances.Length < HarVariance.Month || days.Dates[^1] != index.Times[^1].UtcDate)
        {
            return Unknown("the underlying's session of the newest index close is not there");
        }

        for (int i = variances.Length - HarVariance.Month + 1; i < variances.Length; i++)
        {
            if (days.Dates[i].DayNumber - days.Dates[i - 1].DayNumber > options.MaxGapDays)
            {
                return Unknown("the sessions of the month have a hole");
            }
        }

        var premiums = new List<double>(options.ScoreWindow);
        int day = variances.Length - 1;
        for (int i = index.Length - 1; i >= 0 && premiums.Count < options.ScoreWindow; i--)
        {
            DateOnly date = index.Times[i].UtcDate;
            while (day >= 0 && days.Dates[day] > date)
            {
                day--;
            }

            double premium =
                day >= HarVariance.Month - 1 && days.Dates[day] == date && index.Values[i] > 0
                    ? VarianceRiskPremium.Premium(
                        index.Values[i],
                        variances.AsSpan(day - HarVariance.Month + 1, HarVariance.Month),
                        VarianceUnits.Horizon
                    )
                    : double.NaN;
            if (i == index.Length - 1 && double.IsNaN(premium))
            {
                return Unknown("a price of the month or of the index is not above 0, or bars are missing");
            }

            if (!double.IsNaN(premium))
            {
                premiums.Add(premium);
            }
        }

        premiums.Reverse();
        return premiums.Count < options.ScoreWindow
            ? Unknown("too few sessions of the underlying match closes of the index")
            : new([.. premiums], Forecast(variances, options.ForecastDays), null);
    }

    private static double Forecast(double[] variances, int days)
    {
        if (variances.Length < days)
        {
            return double.NaN;
        }

        ReadOnlySpan<double> training = variances.AsSpan(variances.Length - days);
        var model = HarVariance.Fit(training);
        return model.IsDetermined ? model.Forecast(training, HarVariance.Month) : double.NaN;
    }

    private static PremiumPath Unknown(string reason) => new([], double.NaN, reason);
}
