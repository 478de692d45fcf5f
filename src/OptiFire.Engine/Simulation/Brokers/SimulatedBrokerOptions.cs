using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Simulation.Brokers;

/// <summary>How the simulated broker fills, what it charges and how fast it obeys.</summary>
public sealed record SimulatedBrokerOptions
{
    /// <summary>How orders that take liquidity are priced, and how much a bar can fill.</summary>
    public FillModel FillModel { get; init; } = FillModel.NextBarOpen;

    /// <summary>The fees; 1 basis point of notional by default.</summary>
    public Commission Commission { get; init; } = new(Bps: 1m, PerUnit: 0m);

    /// <summary>
    /// Largest share of a bar's or trade's volume that the orders of an instrument may take together, in (0, 1]; 0.10 by
    /// default. Used by <see cref="FillModel.SpreadAndImpact"/>.
    /// </summary>
    public decimal MaxParticipation { get; init; } = 0.10m;

    /// <summary>Half the spread in basis points while no quote is known, 0 to 1000; 2 by default. Used by <see cref="FillModel.SpreadAndImpact"/>.</summary>
    public decimal HalfSpreadBps { get; init; } = 2m;

    /// <summary>Y of <see cref="SquareRootImpact"/>, 0 to 10; 1 by default. Used by <see cref="FillModel.SpreadAndImpact"/>.</summary>
    public double ImpactCoefficient { get; init; } = 1.0;

    /// <summary>
    /// Standard deviation of simple daily returns while <see cref="ILiquidity"/> knows none, as a fraction, 0 to 1; 0.02
    /// by default. Used by <see cref="FillModel.SpreadAndImpact"/>.
    /// </summary>
    public double DailyVolatility { get; init; } = 0.02;

    /// <summary>Whether a price equal to the limit fills a limit order; true by default. False asks for a trade through it.</summary>
    public bool LimitFillsOnTouch { get; init; } = true;

    /// <summary>How long a cancel or a replacement takes to have effect, 0 or more; 0 by default. A fill may come first.</summary>
    public TimeSpan CommandLatency { get; init; }

    /// <summary>
    /// How long after a session's close its last data may still come, 0 or more; 0 by default. Orders of the session
    /// expire once the time is later than the close by more than this, or after the bar that reaches the close.
    /// </summary>
    public TimeSpan DataDelay { get; init; }

    /// <summary>The options that the settings ask for; what they do not name keeps its default.</summary>
    public static SimulatedBrokerOptions From(ExecutionSettings settings) =>
        new()
        {
            FillModel = settings.FillModel,
            Commission = new Commission(settings.CommissionBps, settings.CommissionPerShare),
            MaxParticipation = settings.MaxParticipation,
        };

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    internal void Check()
    {
        Require(Enum.IsDefined(FillModel), nameof(FillModel), FillModel);
        Require(Commission is { Bps: >= 0, PerUnit: >= 0 }, nameof(Commission), Commission);
        Require(MaxParticipation is > 0 and <= 1, nameof(MaxParticipation), MaxParticipation);
        Require(HalfSpreadBps is >= 0 and <= 1_000, nameof(HalfSpreadBps), HalfSpreadBps);
        Require(ImpactCoefficient is >= 0 and <= 10, nameof(ImpactCoefficient), ImpactCoefficient);
        Require(DailyVolatility is >= 0 and <= 1, nameof(DailyVolatility), DailyVolatility);
        Require(CommandLatency >= TimeSpan.Zero, nameof(CommandLatency), CommandLatency);
        Require(DataDelay >= TimeSpan.Zero, nameof(DataDelay), DataDelay);
    }

    private static void Require(bool holds, string option, object value)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, "The option is outside its documented range.");
        }
    }
}
