using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Makes the bars of one session after another, in order of availability.</summary>
internal sealed class SessionBars(ulong key, IReadOnlyList<Session> sessions, RequestedSeries[] requested)
{
    private readonly SessionPaths _paths = new(key, requested.Select(one => one.Series));
    private readonly SessionTape _tape = new();
    private readonly BarOrder _order = new();
    private readonly List<Bar> _late = [];

    /// <summary>
    /// The bars that become available until the next session opens: those of this session, and delayed ones of the last.
    /// </summary>
    /// <param name="session">Index of the session; sessions are asked for in rising order.</param>
    /// <param name="withMinutes">Whether minute bars are wanted beside the session's bar.</param>
    public List<Bar> Of(int session, bool withMinutes)
    {
        int minutes = SessionMinutes.Of(sessions[session]);
        _paths.Load(session, minutes);
        var bars = new List<Bar>(_late.Count + requested.Length * (withMinutes ? minutes + 1 : 1));
        bars.AddRange(_late);
        _late.Clear();
        foreach (RequestedSeries one in requested)
        {
            _tape.Load(one.Series, session, _paths);
            Add(bars, one, sessions[session], withMinutes);
        }

        bars.Sort(_order);
        if (session + 1 < sessions.Count)
        {
            // In a market that never closes a delayed bar falls into the next session.
            Timestamp next = sessions[session + 1].Open;
            int first = bars.FindIndex(bar => bar.AvailableAt > next);
            if (first >= 0)
            {
                _late.AddRange(bars[first..]);
                bars.RemoveRange(first, bars.Count - first);
            }
        }

        return bars;
    }

    private void Add(List<Bar> bars, RequestedSeries one, Session session, bool withMinutes)
    {
        Timestamp start = session.Open;
        for (int m = 0; withMinutes && m < _tape.Minutes; m++)
        {
            Timestamp end = start + BarSize.Minute.Length;
            bars.Add(one.Bar(_tape.Minute(m), BarSize.Minute, start, end));
            start = end;
        }

        bars.Add(one.Bar(_tape.Day(), BarSize.Day, session.Open, session.Close));
    }
}
