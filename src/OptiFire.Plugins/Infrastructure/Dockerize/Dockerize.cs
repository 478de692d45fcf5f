using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Reports;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Checks how safely the engine runs in its container.</summary>
/// <remarks>The image itself is made of <see cref="ContainerFiles"/>.</remarks>
public sealed class Dockerize(DockerizeOptions options) : IPlugin<Dockerize, DockerizeOptions>, IService
{
    /// <inheritdoc />
    public static PluginDescriptor Descriptor { get; } =
        new("infra_dockerize", PluginCategory.Infrastructure, "Container")
        {
            Summary = "Checks user, file systems, limits, secrets and signals of the container the engine runs in.",
            Sources =
            [
                "CIS Docker Benchmark, sections 4 and 5",
                "NIST SP 800-190, Application Container Security Guide",
                "Linux manual pages: proc(5), capabilities(7), signal(7), pid_namespaces(7)",
            ],
        };

    /// <inheritdoc />
    public PluginPlan Plan => new(new Activation(Role.Service, Scope.Engine));

    /// <inheritdoc />
    public async Task RunAsync(IServiceContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var audit = new ContainerAudit(options);
        if (!audit.IsInContainer())
        {
            context.Report(new ServiceReport(RunResult.NotReady("this process does not run in a container")));
            return;
        }

        var raised = new HashSet<ContainerCheck>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.PeriodSeconds), context.Time);
        do
        {
            IReadOnlyList<ContainerCheck> checks = audit.Check(
                context.Settings.Current.Content.ToSettings().System.MaxRamMb
            );
            context.Report(Report(checks));
            ContainerCheck[] failed = [.. checks.Where(c => c.Outcome == CheckOutcome.Failed)];
            raised.IntersectWith(failed); // what fails again after it was right is said again
            foreach (ContainerCheck check in failed.Where(raised.Add))
            {
                context.Raise(check.Severity, $"{check.Name}: {check.Detail}");
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private static ServiceReport Report(IReadOnlyList<ContainerCheck> checks)
    {
        return new ServiceReport(RunResult.Ok)
        {
            Figures =
            [
                new ServiceFigure("passed", Count(CheckOutcome.Passed)),
                new ServiceFigure("failed", Count(CheckOutcome.Failed)),
                new ServiceFigure("not_applicable", Count(CheckOutcome.NotApplicable)),
            ],
            Tables =
            [
                new Table(
                    "container_checks",
                    "How safely the engine runs in its container",
                    ["check", "outcome", "detail"],
                    [.. checks.Select(c => (IReadOnlyList<string>)[c.Name, Word(c.Outcome), c.Detail])]
                ),
            ],
        };

        int Count(CheckOutcome outcome) => checks.Count(c => c.Outcome == outcome);
    }

    private static string Word(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => "passed",
            CheckOutcome.Failed => "failed",
            _ => "not applicable",
        };
}
