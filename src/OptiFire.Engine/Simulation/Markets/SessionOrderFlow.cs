using System.Collections;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>One session's order flow in one instrument, made anew, and equal, each time it is enumerated.</summary>
internal sealed class SessionOrderFlow(ulong key, int index, Session session, RequestedSeries requested)
    : IEnumerable<BookStep>
{
    public RequestedSeries Requested => requested;

    public IEnumerator<BookStep> GetEnumerator()
    {
        var paths = new SessionPaths(key, [requested.Series]);
        paths.Load(index, SessionMinutes.Of(session));
        var tape = new SessionTape();
        tape.Load(requested.Series, index, paths);
        var simulation = new OrderFlowSimulation(
            RandomStream.Key(RandomStream.Key(requested.Series.Key, "orders"), (ulong)index),
            new ReferencePrice(tape),
            paths.Shape.VolumeFactors,
            session
        );
        foreach (BookEvent change in simulation.Events())
        {
            yield return new BookStep(requested.Event(change), requested.Book(simulation.Book, change.Time));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
