using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What times must keep to: known after it happened, one after the other, each once.</summary>
internal static class TimeRules
{
    public static DataVerdict Of<T>(in T datum, SeriesRecord series, bool mayBeAnnounced, TimeSpan lateness)
        where T : struct, IDatum<T>
    {
        Timestamp time = datum.EventTime;
        if (time == default || time == Timestamp.MinValue || time == Timestamp.MaxValue)
        {
            return DataVerdict.Accept.With(QuarantineReason.BadTime);
        }

        DataVerdict verdict = DataVerdict.Accept.With(
            QuarantineReason.KnownTooEarly,
            !mayBeAnnounced && datum.AvailableAt < time
        );
        if (series.LastTime == Timestamp.MinValue)
        {
            return verdict;
        }

        if (T.MayShareTime)
        {
            bool isLate = time < series.LastTime && series.LastTime - time > lateness;
            return verdict.With(QuarantineReason.OutOfOrder, isLate && datum.Revision == 0);
        }

        return verdict
            .With(QuarantineReason.OutOfOrder, time < series.LastTime && datum.Revision == 0)
            .With(QuarantineReason.Duplicate, time == series.LastTime && datum.Revision <= series.LastRevision);
    }

    /// <summary>Moves the series on to an accepted row.</summary>
    public static void Take<T>(in T datum, SeriesRecord series)
        where T : struct, IDatum<T>
    {
        if (datum.EventTime >= series.LastTime)
        {
            series.LastTime = datum.EventTime;
            series.LastRevision = datum.Revision;
        }
    }
}
