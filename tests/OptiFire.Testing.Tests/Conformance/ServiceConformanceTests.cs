using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Conformance;

namespace OptiFire.Testing.Tests.Conformance;

/// <summary>Every check passes a good service and finds the one fault made for it.</summary>
public sealed class ServiceConformanceTests
{
    [Theory]
    [InlineData(ServiceCheck.Reports)]
    [InlineData(ServiceCheck.EndsWhenCancelled)]
    [InlineData(ServiceCheck.RunsAgain)]
    [InlineData(ServiceCheck.NothingThere)]
    [InlineData(ServiceCheck.VirtualTime)]
    public Task Good_service_passes(ServiceCheck check) => CheckAsync(new Subject(), check);

    [Fact]
    public Task Silent_service_is_found() =>
        FailsAsync(new Subject { Reports = false }, ServiceCheck.Reports, "it reported nothing");

    [Fact]
    public Task Figure_that_is_no_number_is_found() =>
        FailsAsync(new Subject { Figure = double.NaN }, ServiceCheck.Reports, "leave out what is not known");

    [Fact]
    public Task Figure_named_in_another_way_is_found() =>
        FailsAsync(new Subject { FigureName = "CpuPercent" }, ServiceCheck.Reports, "snake_case");

    [Fact]
    public Task Plan_without_the_role_is_found() =>
        FailsAsync(new Subject { Role = Role.Monitor }, ServiceCheck.Reports, "no activation with the role Service");

    [Fact]
    public Task Service_that_fails_is_found() =>
        FailsAsync(
            new Subject { Fails = true },
            ServiceCheck.Reports,
            "ended by InvalidOperationException: on purpose"
        );

    [Fact]
    public Task Service_that_ends_by_itself_is_found() =>
        FailsAsync(new Subject { Leaves = true }, ServiceCheck.EndsWhenCancelled, "nobody cancelled it");

    [Fact]
    public Task Service_that_hears_no_cancelling_is_found() =>
        FailsAsync(new Subject { IsDeaf = true }, ServiceCheck.EndsWhenCancelled, "after it was cancelled");

    [Fact]
    public Task Service_that_runs_only_once_is_found() =>
        FailsAsync(new Subject { RunsOnce = true }, ServiceCheck.RunsAgain, "it reported nothing");

    [Fact]
    public Task Service_that_is_fine_without_an_engine_is_found() =>
        FailsAsync(new Subject { IsFineAlone = true }, ServiceCheck.NothingThere, "there is no run");

    [Fact]
    public Task Command_on_virtual_time_is_found() =>
        FailsAsync(new Subject { CommandsAlways = true }, ServiceCheck.VirtualTime, "none are taken");

    [Fact]
    public Task Silence_on_virtual_time_is_found() =>
        FailsAsync(new Subject { IsSilentOnVirtualTime = true }, ServiceCheck.VirtualTime, "says nothing of it");

    [Fact]
    public Task Provocation_that_provokes_nothing_is_found() =>
        FailsAsync(new Subject { NeverCommands = true }, ServiceCheck.VirtualTime, "provoke it");

    private static async Task FailsAsync(Subject service, ServiceCheck check, string reason)
    {
        ServiceConformanceException found = await Assert.ThrowsAsync<ServiceConformanceException>(() =>
            CheckAsync(service, check)
        );
        Assert.Equal(check, found.Check);
        Assert.Contains(reason, found.Message);
    }

    private static Task CheckAsync(Subject service, ServiceCheck check) =>
        new ServiceConformance(
            new ServiceSubject
            {
                Instance = new InstanceId("test_service"),
                Create = () => service,
                Provoke = static context => context.Engine.Set(r => r with { OpenOrders = 1 }),
            }
        ).CheckAsync(check, TestContext.Current.CancellationToken);

    /// <summary>Sheds once while an order is open, and is wrong in the way it is told.</summary>
    private sealed class Subject : IService
    {
        private bool _ran;

        public bool Reports { get; init; } = true;

        public double Figure { get; init; } = 1;

        public string FigureName { get; init; } = "orders";

        public Role Role { get; init; } = Role.Service;

        public bool Fails { get; init; }

        public bool Leaves { get; init; }

        public bool IsDeaf { get; init; }

        public bool RunsOnce { get; init; }

        public bool IsFineAlone { get; init; }

        public bool CommandsAlways { get; init; }

        public bool NeverCommands { get; init; }

        public bool IsSilentOnVirtualTime { get; init; }

        public PluginPlan Plan => new(new Activation(Role, Scope.Engine));

        public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
        {
            bool isSilent = !Reports || (RunsOnce && _ran);
            _ran = true;
            bool hasActed = false;
            while (!Leaves)
            {
                if (Fails)
                {
                    throw new InvalidOperationException("on purpose");
                }

                bool isAlone = !context.Health.Read().IsRunning && !IsFineAlone;
                if (!isSilent)
                {
                    context.Report(
                        new ServiceReport(isAlone ? RunResult.NotReady("no run") : RunResult.Ok)
                        {
                            Figures = [new ServiceFigure(FigureName, Figure)],
                        }
                    );
                }

                if (context.Health.Read().OpenOrders > 0 && !hasActed)
                {
                    hasActed = true;
                    Act(context);
                }

                await Task.Delay(
                    TimeSpan.FromSeconds(1),
                    context.Time,
                    IsDeaf ? CancellationToken.None : cancellationToken
                );
            }
        }

        private void Act(IServiceContext context)
        {
            if ((context.Commands.IsOpen || CommandsAlways) && !NeverCommands)
            {
                context.Commands.Shed(1, "an order is open");
            }
            else if (!IsSilentOnVirtualTime)
            {
                context.Raise(FindingSeverity.Warning, "nothing is shed: no commands are taken");
            }
        }
    }
}
