using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Simulation.Markets;

/// <summary>Lets an engine run without any data.</summary>
public static class SimulatedMarketBuilderExtensions
{
    /// <summary>Adds a market made from a seed as a source of data.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="options">What the market holds; two years of daily bars and 20 days of minute bars by default.</param>
    /// <param name="calendar">When it is open; <c>us-equity</c> by default.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static IOptiFireBuilder AddSimulatedMarket(
        this IOptiFireBuilder builder,
        SimulatedMarketOptions? options = null,
        ICalendar? calendar = null
    ) =>
        builder.AddSource(
            new SimulatedMarket(
                options ?? new SimulatedMarketOptions(),
                calendar ?? Calendars.CreateBuiltIn().Get("us-equity")
            )
        );
}
