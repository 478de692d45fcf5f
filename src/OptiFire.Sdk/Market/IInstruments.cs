using System.Diagnostics.CodeAnalysis;

namespace OptiFire.Sdk.Market;

/// <summary>The instruments of one engine, in the order of their ids.</summary>
public interface IInstruments : IReadOnlyList<Instrument>
{
    /// <summary>The instrument with this id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No instrument has the id.</exception>
    Instrument this[InstrumentId id] { get; }

    /// <summary>Looks a ticker up, whatever its case.</summary>
    bool TryFind(string symbol, [NotNullWhen(true)] out Instrument? instrument);
}
