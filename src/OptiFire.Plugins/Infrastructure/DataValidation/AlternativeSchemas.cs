using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What the fields of news, estimates, flows and searches must keep to, row by row; every rule is tried.</summary>
/// <remarks>NaN says that the source has none and is fine; infinity never is, nor a row without any number.</remarks>
internal static class AlternativeSchemas
{
    private const double AssetsTolerance = 0.1;

    public static DataVerdict Of(in NewsItem item) =>
        DataVerdict
            .Accept.With(QuarantineReason.Malformed, item.Id.Length == 0 || item.Headline.Length == 0)
            .With(QuarantineReason.OutOfRange, Math.Abs(item.Sentiment) > 1);

    public static DataVerdict Of(in EarningsEstimate estimate) =>
        DataVerdict
            .Accept.With(
                QuarantineReason.NotANumber,
                !double.IsFinite(estimate.Mean) || IsInfinite(estimate.High, estimate.Low)
            )
            .With(QuarantineReason.NegativeQuantity, estimate.Analysts < 0)
            .With(QuarantineReason.OutOfRange, IsWrong(estimate.Period))
            .With(
                QuarantineReason.Inconsistent,
                estimate.Low > estimate.Mean || estimate.Mean > estimate.High || estimate.Low > estimate.High
            );

    public static DataVerdict Of(in EarningsSurprise surprise) =>
        DataVerdict
            .Accept.With(
                QuarantineReason.NotANumber,
                IsInfinite(surprise.Actual, surprise.Consensus, surprise.Whisper)
                    || AreMissing(surprise.Actual, surprise.Consensus, surprise.Whisper)
            )
            .With(QuarantineReason.OutOfRange, IsWrong(surprise.Period));

    public static DataVerdict Of(in AnalystRevision revision)
    {
        int fewest = Math.Min(
            Math.Min(revision.StrongBuy, revision.Buy),
            Math.Min(revision.Hold, Math.Min(revision.Sell, revision.StrongSell))
        );
        long all = (long)revision.StrongBuy + revision.Buy + revision.Hold + revision.Sell + revision.StrongSell;
        return DataVerdict
            .Accept.With(QuarantineReason.NotANumber, double.IsInfinity(revision.Mean))
            .With(QuarantineReason.NegativeQuantity, fewest < 0)
            .With(QuarantineReason.Inconsistent, fewest >= 0 && all == 0 && double.IsNaN(revision.Mean));
    }

    public static DataVerdict Of(in EtfFlow flow)
    {
        double money = flow.MoneyFlow ?? double.NaN;
        double product = flow.SharesOutstanding * flow.NetAssetValue;
        return DataVerdict
            .Accept.With(
                QuarantineReason.NotANumber,
                IsInfinite(flow.SharesOutstanding, flow.NetAssetValue, flow.AssetsUnderManagement, money)
                    || AreMissing(flow.SharesOutstanding, flow.NetAssetValue, flow.AssetsUnderManagement, money)
            )
            .With(QuarantineReason.NonPositivePrice, flow.NetAssetValue <= 0)
            .With(QuarantineReason.NegativeQuantity, flow.SharesOutstanding < 0 || flow.AssetsUnderManagement < 0)
            .With(
                QuarantineReason.Inconsistent,
                product > 0 && Math.Abs(flow.AssetsUnderManagement - product) > AssetsTolerance * product
            );
    }

    public static DataVerdict Of(in SearchInterest interest) =>
        DataVerdict
            .Accept.With(QuarantineReason.Malformed, interest.Keyword.Length == 0)
            .With(QuarantineReason.OutOfRange, interest.Value is < 0 or > 100);

    private static bool IsWrong(FiscalPeriod period) => period.Year is < 1900 or > 2200 || period.Quarter is < 0 or > 4;

    private static bool IsInfinite(params ReadOnlySpan<double> values) =>
        values.ContainsAny(double.PositiveInfinity, double.NegativeInfinity);

    private static bool AreMissing(params ReadOnlySpan<double> values) => !values.ContainsAnyExcept(double.NaN);
}
