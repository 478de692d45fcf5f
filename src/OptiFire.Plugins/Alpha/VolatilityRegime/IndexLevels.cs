using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Alpha;

/// <summary>The closes of an index that may be missing.</summary>
internal readonly ref struct IndexLevels(ReadOnlySpan<Bar> bars, IInstruments instruments)
{
    private readonly ReadOnlySpan<Bar> _bars = bars;

    /// <summary>The close of exactly a moment, in index points; NaN where there is none above 0.</summary>
    public double At(Timestamp time)
    {
        for (int i = _bars.Length - 1; i >= 0 && _bars[i].EventTime >= time; i--)
        {
            if (_bars[i].EventTime == time && _bars[i].Close > 0)
            {
                return instruments[_bars[i].Instrument].PriceAsDouble(_bars[i].Close);
            }
        }

        return double.NaN;
    }
}
