namespace OptiFire.Numerics.Options;

/// <summary>Bid and ask of one option of an expiry.</summary>
/// <param name="Kind">Call or put.</param>
/// <param name="Strike">Strike, above 0, in currency units.</param>
/// <param name="Bid">Best bid; not above 0 means nobody bids.</param>
/// <param name="Ask">Best ask.</param>
public readonly record struct ChainQuote(OptionKind Kind, double Strike, double Bid, double Ask)
{
    /// <summary>Halfway between bid and ask, in currency units.</summary>
    public double Mid => 0.5 * (Bid + Ask);

    /// <summary>Whether the quote says anything: finite numbers, strike and bid above 0, ask at or above the bid.</summary>
    public bool IsUsable => Strike > 0 && Bid > 0 && Ask >= Bid && double.IsFinite(Strike) && double.IsFinite(Ask);
}
