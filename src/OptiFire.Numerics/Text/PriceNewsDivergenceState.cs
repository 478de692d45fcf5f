using OptiFire.Numerics.Volatility;

namespace OptiFire.Numerics.Text;

/// <summary>Where a <see cref="PriceNewsDivergence"/> stands: enough to save, restore and go on.</summary>
/// <param name="Sentiment">The average sentiment.</param>
/// <param name="Return">The average residual return.</param>
/// <param name="Sentiments">The averages in the z-window of the sentiment, oldest first.</param>
/// <param name="Returns">The averages in the z-window of the return, oldest first.</param>
public sealed record PriceNewsDivergenceState(
    EwmaMeanState Sentiment,
    EwmaMeanState Return,
    IReadOnlyList<double> Sentiments,
    IReadOnlyList<double> Returns
)
{
    /// <summary>Before the first day.</summary>
    public static PriceNewsDivergenceState Empty { get; } = new(EwmaMeanState.Empty, EwmaMeanState.Empty, [], []);
}
