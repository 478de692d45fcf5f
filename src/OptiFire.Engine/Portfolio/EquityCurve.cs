using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Portfolio;

/// <summary>Time-weighted equity at session closes: an index that starts at 1 and leaves flows out.</summary>
internal sealed class EquityCurve
{
    private readonly List<double> _index = [];
    private readonly List<Timestamp> _times = [];
    private decimal _base;
    private double _level = 1;

    public ReadOnlySpan<double> Index => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_index);

    public ReadOnlySpan<Timestamp> Times => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_times);

    /// <summary>Closes a stretch before a flow changes equity.</summary>
    public void BeforeFlow(decimal equity) => Extend(equity);

    /// <summary>Begins the next stretch with the equity after the flow.</summary>
    public void AfterFlow(decimal equity) => _base = equity;

    /// <summary>Adds a point.</summary>
    public double Close(Timestamp time, decimal equity)
    {
        Extend(equity);
        _base = equity;
        _index.Add(_level);
        _times.Add(time);
        return _level;
    }

    private void Extend(decimal equity)
    {
        if (_base > 0)
        {
            _level *= (double)(equity / _base);
        }
    }
}
