using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OptiFire.ConsoleHost.Runs;
using OptiFire.ConsoleHost.Screens;
using OptiFire.ConsoleHost.State;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Commands;

/// <summary><c>optifire-cli plugins run</c>: of a running engine, or by itself over data.</summary>
internal static class PluginRunCommand
{
    public static Command Create()
    {
        Argument<InstanceId> id = SharedOptions.Instance("id", "The plugin, such as fe_kalman.");
        var data = new Option<string?>("--data")
        {
            Description = "Run it by itself over the files of a folder, in place of a running engine's.",
            HelpName = "folder",
        };
        var simulated = new Option<bool>("--simulated") { Description = "Run it by itself over the simulated market." };
        Option<int> sessions = SharedOptions.Sessions();
        Option<long?> seed = SharedOptions.Seed();
        Option<Timestamp> from = SharedOptions.From();
        Option<Timestamp> to = SharedOptions.To();
        Option<string[]> symbols = SharedOptions.Symbols();
        Option<string[]> set = Many("--set", "Options of the plugin, with --data or --simulated.", "name=value");
        Option<string[]> with = Many("--with", "Other plugins whose outputs it reads.", "id");
        Option<string?> report = SharedOptions.Report();
        Option<string> reason = SharedOptions.Reason(isRequired: false);
        Option<string> state = SharedOptions.State();
        var command = new ExampleCommand(
            "run",
            "Run a plugin now in a running engine; or by itself over data, and say what it finds.",
            "plugins run fe_kalman --state demo",
            "plugins run fe_garch --data data/daily --symbols SPY --set warm_up=600",
            "plugins run alpha_vix_regime --simulated --report regime.html"
        )
        {
            id,
            data,
            simulated,
            sessions,
            seed,
            from,
            to,
            symbols,
            set,
            with,
            report,
            reason,
            state,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                RunPlan? plan =
                    parsed.GetValue(data) is { } folder
                        ? RunPlan.Recorded(
                            folder,
                            parsed.GetValue(from),
                            parsed.GetValue(to),
                            parsed.GetValue(symbols)!,
                            round: true,
                            []
                        )
                    : parsed.GetValue(simulated)
                        ? RunPlan.Simulated(parsed.GetValue(sessions), parsed.GetValue(seed), [])
                    : null;
                return plan is null
                    ? await AskAsync(
                            parsed.GetValue(id),
                            parsed.GetValue(state)!,
                            parsed.GetValue(reason)!,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                    : await AloneAsync(
                            plan,
                            parsed.GetValue(id),
                            [.. parsed.GetValue(with)!.Select(InstanceId.Parse)],
                            parsed.GetValue(set)!,
                            parsed.GetValue(report),
                            cancellationToken
                        )
                        .ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> AskAsync(
        InstanceId instance,
        string state,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var folder = new StateFolder(state);
        await using ControlClient client = await folder.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await client.RunNowAsync(instance, reason, cancellationToken).ConfigureAwait(false);
        Terminal.Line($"Asked to run [bold]{instance}[/]: the engine does it at its next moment.");
        return 0;
    }

    private static async Task<int> AloneAsync(
        RunPlan plan,
        InstanceId instance,
        IReadOnlyList<InstanceId> with,
        IReadOnlyList<string> options,
        string? report,
        CancellationToken cancellationToken
    )
    {
        RunPlan alone;
        await using (ServiceProvider services = KnownPlugins.Services())
        {
            alone = LonePlugin.In(plan, KnownPlugins.In(services), instance, with, options);
        }

        RunOutcome outcome = await JournaledRun.RunAsync(alone, null, cancellationToken).ConfigureAwait(false);
        if (report is not null)
        {
            RunPages.Write(report, outcome);
        }

        return LonePluginScreen.Show(outcome.Report, instance);
    }

    private static Option<string[]> Many(string name, string description, string value) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
}
