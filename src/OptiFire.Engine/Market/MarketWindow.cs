using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market;

/// <summary>The newest rows of a <see cref="MarketSeries{T}"/> as they were when it was captured.</summary>
/// <typeparam name="T">The kind of data.</typeparam>
public sealed class MarketWindow<T> : IDisposable
    where T : struct, IDatum<T>
{
    private readonly SeriesView<T> _view;
    private readonly int _rows;
    private int _isDisposed;

    internal MarketWindow(SeriesView<T> view, int length)
    {
        _view = view;
        _rows = Math.Min(view.Count, length);
    }

    /// <summary>Oldest first, in order of event time; empty before the first row.</summary>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public ReadOnlySpan<T> Rows
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            return _rows == 0 ? [] : _view.Rows(_rows);
        }
    }

    /// <summary>Gives the memory back; once is enough.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0 && _view.IsLease)
        {
            _view.Release();
        }
    }
}
