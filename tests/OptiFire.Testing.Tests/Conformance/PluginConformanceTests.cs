using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Hosting;
using OptiFire.Testing.Conformance;
using OptiFire.Testing.Markets;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>Plugins that break one promise each are caught by the check for it and by no other.</summary>
public sealed class PluginConformanceTests
{
    [Theory]
    [InlineData(Behaviour.Peeks, ConformanceCheck.IgnoresFuture)]
    [InlineData(Behaviour.ForgetsState, ConformanceCheck.RestoredState)]
    [InlineData(Behaviour.StoresTooMuch, ConformanceCheck.RestoredState)]
    [InlineData(Behaviour.SaysZero, ConformanceCheck.ShortInput)]
    [InlineData(Behaviour.Guesses, ConformanceCheck.SameResult)]
    [InlineData(Behaviour.RemembersAside, ConformanceCheck.Purity)]
    [InlineData(Behaviour.Spins, ConformanceCheck.Budget)]
    [InlineData(Behaviour.Gorges, ConformanceCheck.Budget)]
    [InlineData(Behaviour.Hoards, ConformanceCheck.EvenAllocation)]
    [InlineData(Behaviour.TripsOverGaps, ConformanceCheck.Gaps)]
    [InlineData(Behaviour.DividesByGaps, ConformanceCheck.Gaps)]
    [InlineData(Behaviour.WantsInstrument, ConformanceCheck.MissingInstrument)]
    [InlineData(Behaviour.SaysNothing, ConformanceCheck.GivesResults)]
    [InlineData(Behaviour.Throws, ConformanceCheck.GivesResults)]
    public async Task A_broken_plugin_is_caught_by_the_check_meant_for_it_alone(
        Behaviour behaviour,
        ConformanceCheck expected
    )
    {
        IReadOnlyList<ConformanceException> failures = await FailuresOf(behaviour);

        Assert.Equal([expected], failures.Select(f => f.Check));
    }

    [Fact]
    public async Task A_correct_plugin_conforms() => Assert.Empty(await FailuresOf(Behaviour.Correct));

    [Fact]
    public async Task A_failure_says_what_was_found()
    {
        IReadOnlyList<ConformanceException> failures = await FailuresOf(Behaviour.TripsOverGaps);

        Assert.Contains("a week is missing", Assert.Single(failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_needed_instrument_that_is_left_out_must_silence_the_plugin()
    {
        // The correct subject goes on with the other instrument, so calling BBB needed must fail.
        var conformance = new PluginConformance(Subject(Behaviour.Correct) with { NeededSymbols = ["BBB"] });

        ConformanceException failure = await Assert.ThrowsAsync<ConformanceException>(() =>
            conformance.CheckAsync(ConformanceCheck.MissingInstrument, TestContext.Current.CancellationToken)
        );

        Assert.Contains("without BBB", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_without_a_suite_is_named()
    {
        var services = new ServiceCollection();
        Engine
            .Hosting.EngineServiceCollectionExtensions.AddOptiFireEngine(services)
            .AddPlugin<SubjectPlugin, SubjectOptions>()
            .AddPlugin<
                SampleStrategies.MovingAverageCross.MovingAverageCross,
                SampleStrategies.MovingAverageCross.MovingAverageCrossOptions
            >();
        using ServiceProvider provider = services.BuildServiceProvider();

        IReadOnlyList<string> missing = ConformanceCatalogue.MissingSuites(
            provider.GetKeyedServices<PluginRegistration>(""),
            typeof(PluginConformanceTests).Assembly
        );

        Assert.Equal(["subject"], missing);
    }

    private static Task<IReadOnlyList<ConformanceException>> FailuresOf(Behaviour behaviour)
    {
        LeakyMarket.Open.Value = [];
        return new PluginConformance(Subject(behaviour)).FindFailuresAsync(TestContext.Current.CancellationToken);
    }

    private static ConformanceSubject Subject(Behaviour behaviour) =>
        new()
        {
            PluginId = SubjectPlugin.Descriptor.Id,
            Register = builder =>
                builder.AddPlugin<SubjectPlugin, SubjectOptions>(
                    new SubjectOptions { Behaviour = behaviour },
                    enabled: true
                ),
            Market = new LeakyMarket(
                new FakeMarket()
                    .WithRandomWalk("AAA", seed: 1, sessions: 60)
                    .WithRandomWalk("BBB", seed: 2, sessions: 60)
            ),
            BuildServices = static services => services.BuildServiceProvider(),
            WarmUp = SubjectPlugin.WarmUp,
        };
}
