namespace OptiFire.Numerics.Risk;

/// <summary>The highest equity so far and the fall from it, net of money paid in and out; the state of a stream.</summary>
/// <param name="Peak">The high in today's money, above 0; 0 before the first equity.</param>
/// <param name="Drawdown">The fall 1 − E/peak as a fraction, 0 at the high, above 1 at negative equity.</param>
/// <remarks>
/// A flow scales the peak by the factor by which it scales the equity, as units of a fund are bought and redeemed at the
/// day's value: a deposit neither hides a loss nor makes a gain. An account that was paid out whole has
/// nothing to compare with and reads as a total loss. The record is the whole state; default starts anew.
/// </remarks>
public readonly record struct HighWaterMark(double Peak, double Drawdown)
{
    /// <summary>Takes the next mark-to-market equity.</summary>
    /// <param name="equity">Equity now in account currency, flows included; finite.</param>
    /// <param name="flow">Money paid in (positive) or out (negative) since the last equity; finite. The gain or loss of the
    /// time between is taken to precede it. Ignored with the first equity.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the first equity is not above 0.</exception>
    public HighWaterMark Next(double equity, double flow = 0)
    {
        RequireFinite(equity, nameof(equity));
        RequireFinite(flow, nameof(flow));
        if (Peak == 0)
        {
            return equity > 0
                ? new(equity, 0)
                : throw new ArgumentOutOfRangeException(nameof(equity), equity, "The first equity must be above 0.");
        }

        double beforeFlow = equity - flow;
        double peak = Math.Max(Peak, beforeFlow);
        double drawdown = 1 - beforeFlow / peak;
        if (flow == 0)
        {
            return new(peak, drawdown);
        }

        if (beforeFlow <= 0)
        {
            // Nothing is left to scale by: new money is measured against everything that was lost.
            return new(peak + Math.Max(flow, 0), drawdown);
        }

        return new(equity > 0 ? peak * (equity / beforeFlow) : peak, drawdown);
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "Must be a finite amount.");
        }
    }
}
