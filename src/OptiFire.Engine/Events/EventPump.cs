namespace OptiFire.Engine.Events;

/// <summary>A thread that handles events, and what it is busy with.</summary>
internal sealed class EventPump
{
    private const int Free = 0;
    private const int Busy = 1;
    private const int Detached = 2;

    private int _state;
    private long _turns;
    private long _turnsSeen;
    private int _sightings;

    /// <summary>Whether it stays with the reader it has, because that one took too long.</summary>
    public bool IsDetached => Volatile.Read(ref _state) == Detached;

    /// <summary>Begins with a reader.</summary>
    public void Begin()
    {
        Volatile.Write(ref _turns, _turns + 1);
        Volatile.Write(ref _state, Busy);
    }

    /// <summary>Ends with a reader.</summary>
    /// <returns>False when it was detached meanwhile: another thread has its place.</returns>
    public bool TryEnd() => Interlocked.CompareExchange(ref _state, Free, Busy) == Busy;

    /// <summary>Detaches it when it has been with one reader since it was looked at <paramref name="sightings"/> times.</summary>
    public bool TryDetach(int sightings)
    {
        long turns = Volatile.Read(ref _turns);
        bool isSame = turns == _turnsSeen && Volatile.Read(ref _state) == Busy;
        _turnsSeen = turns;
        _sightings = isSame ? _sightings + 1 : 0;
        return _sightings >= sightings && Interlocked.CompareExchange(ref _state, Detached, Busy) == Busy;
    }
}
