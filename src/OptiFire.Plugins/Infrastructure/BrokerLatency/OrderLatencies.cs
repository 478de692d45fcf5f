using System.Diagnostics;
using OptiFire.Sdk.Control;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Makes durations of the stamps of orders, with those that wait for an answer counted as long as they wait.</summary>
/// <remarks>
/// Leaving out orders without an answer would show a broker that is the faster the more it loses. An order that waits
/// longer than the time-out is counted at its age, in every report anew, and at its true duration once the answer is there;
/// after an hour it is given up and counted so.
/// </remarks>
/// <param name="timeout">After which an order without an answer counts.</param>
/// <param name="expectedInterval">Between orders as they are meant to be sent; zero when there is no such plan.</param>
public sealed class OrderLatencies(TimeSpan timeout, TimeSpan expectedInterval)
{
    private static readonly TimeSpan GivenUp = TimeSpan.FromHours(1);

    private readonly Dictionary<long, Track> _orders = [];
    private readonly LatencyHistogram[] _stages =
    [
        .. Enum.GetValues<LatencyStage>().Select(_ => new LatencyHistogram()),
    ];

    /// <summary>Orders followed now.</summary>
    public int Followed => _orders.Count;

    /// <summary>Orders whose answer came after the time-out, or that were given up.</summary>
    public long LateAnswers { get; private set; }

    /// <summary>Orders sent that the broker has answered.</summary>
    public long Answered { get; private set; }

    /// <summary>Takes a stamp.</summary>
    public void Take(in OrderTiming timing)
    {
        Track track = _orders.GetValueOrDefault(timing.Order);
        long at = timing.Ticks;
        switch (timing.Station)
        {
            case OrderStation.Decision:
                track.Decision = at;
                break;
            case OrderStation.Intent:
                track.Intent = at;
                Record(LatencyStage.DecisionToIntent, track.Decision, at);
                break;
            case OrderStation.Sent:
                track.Sent = at;
                Record(LatencyStage.IntentToSent, track.Intent, at);
                break;
            case OrderStation.Acknowledged when track.Sent != 0:
                Answer(ref track, at);
                break;
            case OrderStation.Filled:
                Answer(ref track, at);
                Record(LatencyStage.AcknowledgedToFilled, track.Answered, at);
                Record(LatencyStage.DecisionToFilled, track.Decision, at);
                _orders.Remove(timing.Order);
                return;
            case OrderStation.Ended:
                Answer(ref track, at);
                _orders.Remove(timing.Order);
                return;
            default:
                return; // an answer to what was not followed, or none: it waits on and is counted by its age
        }

        _orders[timing.Order] = track;
    }

    /// <summary>Stamps were lost: what became of the orders on their way cannot be known, so they are left out.</summary>
    public void Forget() => _orders.Clear();

    /// <summary>Begins a new window.</summary>
    public void Turn() => Array.ForEach(_stages, s => s.Turn());

    /// <summary>How long each order has waited that waits longer than the time-out.</summary>
    /// <param name="now">On the monotonic clock.</param>
    public IReadOnlyList<TimeSpan> Overdue(long now)
    {
        foreach ((long id, Track track) in Waiting(now, GivenUp))
        {
            LateAnswers++;
            _stages[(int)LatencyStage.SentToAcknowledged].Record(Between(track.Sent, now), expectedInterval);
            _orders.Remove(id);
        }

        return [.. Waiting(now, timeout).Select(o => Between(o.Track.Sent, now))];
    }

    /// <summary>The durations of a stage, orders that wait for their answer included.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="now">On the monotonic clock.</param>
    public LatencyHistogram Of(LatencyStage stage, long now) =>
        stage == LatencyStage.SentToAcknowledged
            ? _stages[(int)stage].With(Overdue(now), expectedInterval)
            : _stages[(int)stage];

    private (long Id, Track Track)[] Waiting(long now, TimeSpan longer) =>
        [
            .. _orders
                .Where(o => o.Value.Sent != 0 && o.Value.Answered == 0 && Between(o.Value.Sent, now) >= longer)
                .Select(o => (o.Key, o.Value)),
        ];

    private void Answer(ref Track track, long at)
    {
        if (track.Answered != 0 || track.Sent == 0)
        {
            return;
        }

        track.Answered = at;
        Answered++;
        TimeSpan duration = Between(track.Sent, at);
        LateAnswers += duration >= timeout ? 1 : 0;
        _stages[(int)LatencyStage.SentToAcknowledged].Record(duration, expectedInterval);
    }

    private void Record(LatencyStage stage, long from, long to)
    {
        if (from != 0)
        {
            _stages[(int)stage].Record(Between(from, to));
        }
    }

    private static TimeSpan Between(long from, long to) => Stopwatch.GetElapsedTime(from, to);

    /// <summary>When an order passed which station; 0 where it has not, or where nobody looked.</summary>
    private record struct Track
    {
        public long Decision { get; set; }

        public long Intent { get; set; }

        public long Sent { get; set; }

        public long Answered { get; set; }
    }
}
