namespace OptiFire.Engine.Simulation.Markets;

/// <summary>What an instrument is worth in hundredths through a session: the path of its minute bars, drawn as a line.</summary>
/// <remarks>Never below a dollar: a book of cents has no room for its bids there.</remarks>
internal sealed class ReferencePrice
{
    private readonly double[] _prices;

    private const double Least = 100;

    public ReferencePrice(SessionTape tape) =>
        _prices = [
            .. Enumerable.Range(0, tape.Minutes + 1).Select(m => Math.Max(Least, 100 * Math.Exp(tape.LogAfter(m)))),
        ];

    /// <summary>The worth after so many minutes.</summary>
    public double After(double minutes)
    {
        int whole = Math.Min((int)minutes, _prices.Length - 2);
        return _prices[whole] + (minutes - whole) * (_prices[whole + 1] - _prices[whole]);
    }
}
