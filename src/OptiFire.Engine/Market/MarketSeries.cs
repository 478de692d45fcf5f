using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Market;

/// <summary>The recent past of one kind of data of one instrument, for a host that reads it while it is written.</summary>
/// <typeparam name="T">The kind of data.</typeparam>
/// <remarks>
/// One thread writes, any number read. A window captured from it never changes, whatever is written afterwards; memory
/// is bounded by the length and by the windows that are held at once.
/// </remarks>
public sealed class MarketSeries<T>
    where T : struct, IDatum<T>
{
    private readonly Series<T> _series;
    private readonly int _length;

    /// <summary>Makes an empty series.</summary>
    /// <param name="instrument">Whose data it takes.</param>
    /// <param name="length">The longest window wanted, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is below 1.</exception>
    public MarketSeries(Instrument instrument, int length)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        _series = new Series<T>(instrument);
        _series.RequireRows(length);
        _length = length;
    }

    /// <summary>How many blocks were made: it stays small while windows are disposed of.</summary>
    public int Blocks => _series.Blocks;

    /// <summary>Adds a row; a late row or a higher revision of a known one is put in its place. On one thread at a time.</summary>
    /// <returns>False for a row that says nothing new.</returns>
    public bool Append(in T row) => _series.Append(in row);

    /// <summary>Captures the newest rows; from any thread.</summary>
    /// <returns>At most as many rows as the series is long; dispose of it to give the memory back.</returns>
    public MarketWindow<T> Capture() => new(_series.Capture(), _length);
}
