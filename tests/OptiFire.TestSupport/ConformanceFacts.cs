using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Conformance;

namespace OptiFire.TestSupport;

/// <summary>The conformance kit as xunit tests: inherit, name the market and the warm-up, and every check is a test.</summary>
public abstract class ConformanceFacts<TPlugin, TOptions> : PluginConformanceSuite<TPlugin, TOptions>
    where TPlugin : class, IPlugin<TPlugin, TOptions>
    where TOptions : class, new()
{
    [Fact]
    public Task Plugin_gives_results() => Check(ConformanceCheck.GivesResults);

    [Fact]
    public Task Plugin_is_the_same_on_one_worker_and_on_four() => Check(ConformanceCheck.SameResult);

    [Fact]
    public Task Plugin_is_pure() => Check(ConformanceCheck.Purity);

    [Fact]
    public Task Plugin_does_not_see_the_future() => Check(ConformanceCheck.IgnoresFuture);

    [Fact]
    public Task Plugin_goes_on_from_its_stored_state() => Check(ConformanceCheck.RestoredState);

    [Fact]
    public Task Plugin_is_not_ready_below_its_warm_up() => Check(ConformanceCheck.ShortInput);

    [Fact]
    public Task Plugin_stands_gaps() => Check(ConformanceCheck.Gaps);

    [Fact]
    public Task Plugin_stands_a_missing_instrument() => Check(ConformanceCheck.MissingInstrument);

    [Fact]
    public async Task Plugin_stays_in_its_budget()
    {
        foreach (BudgetReading reading in await Conformance.MeasureBudgetAsync(TestContext.Current.CancellationToken))
        {
            TestContext.Current.SendDiagnosticMessage(reading.ToString());
        }
    }

    [Fact]
    public Task Plugin_does_not_allocate_more_and_more() => Check(ConformanceCheck.EvenAllocation);

    /// <inheritdoc />
    protected override IServiceProvider BuildServices(IServiceCollection services) => services.BuildServiceProvider();

    private Task Check(ConformanceCheck check) => Conformance.CheckAsync(check, TestContext.Current.CancellationToken);
}
