using Microsoft.Extensions.DependencyInjection;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Conformance;

namespace OptiFire.TestSupport;

/// <summary>The checks of a service as tests.</summary>
public abstract class ServiceConformanceFacts<TPlugin, TOptions> : ServiceConformanceSuite<TPlugin, TOptions>
    where TPlugin : class, IPlugin<TPlugin, TOptions>, IService
    where TOptions : class, new()
{
    [Fact]
    public Task Service_reports() => Check(ServiceCheck.Reports);

    [Fact]
    public Task Service_ends_when_cancelled() => Check(ServiceCheck.EndsWhenCancelled);

    [Fact]
    public Task Service_runs_again() => Check(ServiceCheck.RunsAgain);

    [Fact]
    public Task Service_stands_that_nothing_is_there() => Check(ServiceCheck.NothingThere);

    [Fact]
    public Task Service_gives_no_command_on_virtual_time_and_says_so() => Check(ServiceCheck.VirtualTime);

    /// <inheritdoc />
    protected override IServiceProvider BuildServices(IServiceCollection services) => services.BuildServiceProvider();

    private Task Check(ServiceCheck check) => Conformance.CheckAsync(check, TestContext.Current.CancellationToken);
}
