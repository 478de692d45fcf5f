using OptiFire.Numerics.Microstructure;
using OptiFire.Numerics.Volatility;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>Pours the volume of regular hours into buckets, minute by minute.</summary>
internal sealed class ToxicityTracker(FlowToxicityOptions options)
{
    private readonly EwmaMean _average = new(EwmaMean.AlphaOfSpan(options.AverageSessions));
    private readonly TimeSpan _maxGap = TimeSpan.FromSeconds(options.MaxGapSeconds);

    /// <summary>Takes a trade: the first one of a later minute ends the minute before.</summary>
    public void Take(in Trade trade, ICalendar calendar, ref FlowToxicityState state)
    {
        if (trade.IsSuspicious || trade.Price <= 0 || trade.Size <= 0)
        {
            return;
        }

        FlowSlice slice = FlowSlice.Of(in trade);
        if (slice.Start > state.Joining.Start || state.Joining.Volume == 0)
        {
            FlowSlice ended = state.Joining;
            state.Joining = slice;
            Take(ended, calendar, ref state);
        }
        else if (slice.Start == state.Joining.Start)
        {
            state.Joining = state.Joining.With(slice);
        }
    }

    /// <summary>Takes a whole minute; one without volume, outside regular hours or out of order is passed over.</summary>
    public void Take(FlowSlice slice, ICalendar calendar, ref FlowToxicityState state)
    {
        if (slice.Volume <= 0 || slice.Close <= 0 || slice.Open <= 0 || slice.Start < state.LastEnd)
        {
            return;
        }

        Session session = calendar.SessionAtOrAfter(slice.Start);
        if (slice.Start < session.Open || slice.End > session.Close)
        {
            return;
        }

        bool isNewSession = session.Date.DayNumber != state.Session;
        if (isNewSession)
        {
            Begin(session.Date, ref state);
        }

        // A move over night or over a hole in the data is not the change of a minute: there the bar's own move counts.
        bool goesOn = !isNewSession && slice.Start - state.LastEnd <= _maxGap;
        var shares = new TrailingBulkVolume(
            options.DeviationWindow,
            double.PositiveInfinity,
            goesOn ? state.LastClose : slice.Open,
            state.Changes
        );
        double share = shares.Push(slice.Close);
        state.Changes = [.. shares.Changes];
        (state.LastEnd, state.LastClose) = (slice.End, slice.Close);
        state.SessionVolume += slice.Volume;
        if (state.Flow is not null && !double.IsNaN(share))
        {
            Pour(share, slice.Volume, ref state);
        }
    }

    private void Begin(DateOnly session, ref FlowToxicityState state)
    {
        if (state.SessionVolume > 0)
        {
            state.Average = _average.Step(state.Average, state.SessionVolume);
            double bucket = Math.Max(1, Math.Round(state.Average.Mean / options.BucketsPerDay));
            var flow = state.Flow is { } known
                ? new Vpin(known, options.Buckets, options.RankWindow) { BucketVolume = bucket }
                : new Vpin(bucket, options.Buckets, options.RankWindow);
            state.Flow = flow.Save();
        }

        (state.Session, state.SessionVolume) = (session.DayNumber, 0);
    }

    private void Pour(double share, long volume, ref FlowToxicityState state)
    {
        var flow = new Vpin(state.Flow!, options.Buckets, options.RankWindow);
        flow.Push(share, volume);
        while (flow.TryClose(out VpinReading reading))
        {
            (state.Toxicity, state.Rank) = (reading.Toxicity, reading.Rank);
            state.FullBuckets++;
        }

        state.Flow = flow.Save();
    }
}
