using Microsoft.Extensions.DependencyInjection;
using OptiFire.Engine.Calendar;
using OptiFire.Sdk.Hosting;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Conformance;

/// <summary>A plugin to check, and what to run it on.</summary>
public sealed record ConformanceSubject
{
    /// <summary>The plugin's id: results of its instances are looked at.</summary>
    public required string PluginId { get; init; }

    /// <summary>Adds the plugin, enabled, and whatever it needs beside the market: other plugins, kinds of data.</summary>
    public required Action<IOptiFireBuilder> Register { get; init; }

    /// <summary>
    /// The data: every run reads them again and must get the same. At least four times the warm-up is a good length.
    /// </summary>
    public required IMarketDataSource Market { get; init; }

    /// <summary>Makes the container: <c>services => services.BuildServiceProvider()</c>.</summary>
    public required Func<IServiceCollection, IServiceProvider> BuildServices { get; init; }

    /// <summary>
    /// How many data of each series must be there before the first result, at least 1; 1 says that the first datum may
    /// give a result, and <see cref="ConformanceCheck.ShortInput"/> has nothing to check then.
    /// </summary>
    public required int WarmUp { get; init; }

    /// <summary>Instruments without which there must be no result; none by default.</summary>
    public IReadOnlyList<string> NeededSymbols { get; init; } = [];

    /// <summary>Where the data are cut; empty for a quarter, a half, three quarters and nine tenths of them.</summary>
    public IReadOnlyList<Timestamp> CutPoints { get; init; } = [];

    /// <summary>Settings of the runs; the number of workers is the kit's.</summary>
    public EngineSettings Settings { get; init; } = new();

    /// <summary>The portfolio's calendar; <c>us-equity</c> by default.</summary>
    public string BaseCalendar { get; init; } = "us-equity";

    /// <summary>The calendars there are; the built-in ones by default.</summary>
    public Calendars Calendars { get; init; } = Calendars.CreateBuiltIn();

    /// <summary>
    /// How many times its processor budget a run may take on average, at least 1; 4 by default, because machines that
    /// test are busy.
    /// </summary>
    public double BudgetFactor { get; init; } = 4;
}
