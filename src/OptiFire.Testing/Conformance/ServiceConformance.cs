using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Testing.Services;

namespace OptiFire.Testing.Conformance;

/// <summary>Checks a service beside fake engines.</summary>
/// <param name="subject">Which.</param>
public sealed class ServiceConformance(ServiceSubject subject)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Makes one check.</summary>
    /// <exception cref="ServiceConformanceException">The service does not pass.</exception>
    public Task CheckAsync(ServiceCheck check, CancellationToken cancellationToken) =>
        check switch
        {
            ServiceCheck.Reports => ReportsAsync(cancellationToken),
            ServiceCheck.EndsWhenCancelled => EndsAsync(cancellationToken),
            ServiceCheck.RunsAgain => RunsAgainAsync(cancellationToken),
            ServiceCheck.NothingThere => NothingThereAsync(cancellationToken),
            ServiceCheck.VirtualTime => VirtualTimeAsync(cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check, "There is no such check."),
        };

    private async Task ReportsAsync(CancellationToken cancellationToken)
    {
        IService service = subject.Create();
        if (!service.Plan.Activations.Any(a => a.Role == Role.Service))
        {
            throw Fails(ServiceCheck.Reports, "its plan has no activation with the role Service");
        }

        await ReportsAsync(service, static _ => { }, cancellationToken).ConfigureAwait(false);
        if (subject.Provoke is not null)
        {
            await ReportsAsync(subject.Create(), subject.Provoke, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReportsAsync(
        IService service,
        Action<FakeServiceContext> change,
        CancellationToken cancellationToken
    )
    {
        var context = new FakeServiceContext(subject.Instance);
        change(context);
        await RunAsync(ServiceCheck.Reports, service, context, Minute, cancellationToken).ConfigureAwait(false);
        ExpectReport(ServiceCheck.Reports, context);
        foreach (ServiceReport report in context.Reports)
        {
            if (ReportForm.Fault(report) is { } fault)
            {
                throw Fails(ServiceCheck.Reports, fault);
            }
        }
    }

    private async Task EndsAsync(CancellationToken cancellationToken)
    {
        foreach (TimeSpan after in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(20)])
        {
            var context = new FakeServiceContext(subject.Instance);
            subject.Provoke?.Invoke(context);
            await RunAsync(ServiceCheck.EndsWhenCancelled, subject.Create(), context, after, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task RunsAgainAsync(CancellationToken cancellationToken)
    {
        IService service = subject.Create();
        for (int time = 0; time < 2; time++)
        {
            var context = new FakeServiceContext(subject.Instance);
            await RunAsync(ServiceCheck.RunsAgain, service, context, Minute, cancellationToken).ConfigureAwait(false);
            ExpectReport(ServiceCheck.RunsAgain, context);
        }
    }

    private async Task NothingThereAsync(CancellationToken cancellationToken)
    {
        var context = FakeServiceContext.Unavailable(subject.Instance);
        await RunAsync(ServiceCheck.NothingThere, subject.Create(), context, Minute, cancellationToken)
            .ConfigureAwait(false);
        ExpectReport(ServiceCheck.NothingThere, context);
        ExpectNoCommand(ServiceCheck.NothingThere, context);
        if (subject.NeedsRun && context.LastReport!.Result.Status != RunStatus.NotReady)
        {
            throw Fails(
                ServiceCheck.NothingThere,
                $"it reports {context.LastReport.Result.Status} and there is no run, no store, and no way to give commands"
            );
        }
    }

    private async Task VirtualTimeAsync(CancellationToken cancellationToken)
    {
        TimeSpan most = 10 * Minute;
        if (subject.Provoke is not null)
        {
            var real = new FakeServiceContext(subject.Instance);
            subject.Provoke(real);
            await using var run = new ServiceRun(ServiceCheck.VirtualTime, subject.Create(), real);
            if (!await run.GoAsync(most, () => real.Commands.Given.Count > 0, cancellationToken).ConfigureAwait(false))
            {
                throw Fails(
                    ServiceCheck.VirtualTime,
                    "it gave no command on real time either, so this check proves nothing: provoke it"
                );
            }

            await run.EndAsync(cancellationToken).ConfigureAwait(false);
        }

        var context = FakeServiceContext.OnVirtualTime(subject.Instance);
        subject.Provoke?.Invoke(context);
        await using var other = new ServiceRun(ServiceCheck.VirtualTime, subject.Create(), context);
        TimeSpan length = subject.Provoke is null ? Minute : most;
        await other
            .GoAsync(length, () => subject.Provoke is not null && context.Findings.Count > 0, cancellationToken)
            .ConfigureAwait(false);
        await other.EndAsync(cancellationToken).ConfigureAwait(false);
        ExpectNoCommand(ServiceCheck.VirtualTime, context);
        if (subject.Provoke is not null && context.Findings.Count == 0)
        {
            throw Fails(ServiceCheck.VirtualTime, "it would have given a command and says nothing of it");
        }
    }

    private static async Task RunAsync(
        ServiceCheck check,
        IService service,
        FakeServiceContext context,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        await using var run = new ServiceRun(check, service, context);
        await run.GoAsync(length, () => false, cancellationToken).ConfigureAwait(false);
        await run.EndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void ExpectReport(ServiceCheck check, FakeServiceContext context)
    {
        if (context.Reports.Count == 0)
        {
            throw Fails(check, "it reported nothing in a minute");
        }
    }

    private static void ExpectNoCommand(ServiceCheck check, FakeServiceContext context)
    {
        if (context.Commands.Given.Concat(context.Commands.Refused).FirstOrDefault() is { } command)
        {
            throw Fails(check, $"it gives the command {command.Name} ({command.Reason}) and none are taken");
        }
    }

    private static ServiceConformanceException Fails(ServiceCheck check, string reason) => new(check, reason);
}
