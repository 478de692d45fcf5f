using OptiFire.Sdk.Market;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>The order in which bars are read: availability, instrument, shorter bars first.</summary>
internal sealed class BarOrder : IComparer<Bar>
{
    public int Compare(Bar x, Bar y)
    {
        int byTime = x.AvailableAt.CompareTo(y.AvailableAt);
        int byInstrument = byTime != 0 ? byTime : x.Instrument.Value.CompareTo(y.Instrument.Value);
        return byInstrument != 0 ? byInstrument : x.Size.Seconds.CompareTo(y.Size.Seconds);
    }
}
