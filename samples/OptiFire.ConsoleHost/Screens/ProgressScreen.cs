using System.Diagnostics;
using System.Globalization;
using OptiFire.Engine.Hosting;
using Spectre.Console;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Shows how far a run is: one living line in a terminal, plain lines elsewhere.</summary>
internal static class ProgressScreen
{
    private static readonly TimeSpan LivingPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(2);

    public static Task<RunReport> ShowAsync(Func<RunProgress?> progress, Func<Task<RunReport>> run) =>
        Console.IsOutputRedirected || !Terminal.Output.Profile.Capabilities.Interactive
            ? FollowAsync(progress, run(), PlainPause, Terminal.Plain)
            : Terminal
                .Output.Status()
                .StartAsync(
                    "starting",
                    status => FollowAsync(progress, run(), LivingPause, text => status.Status(Markup.Escape(text)))
                );

    private static async Task<RunReport> FollowAsync(
        Func<RunProgress?> progress,
        Task<RunReport> running,
        TimeSpan pause,
        Action<string> show
    )
    {
        long started = Stopwatch.GetTimestamp();
        RunProgress? shown = null;
        while (await Task.WhenAny(running, Task.Delay(pause)).ConfigureAwait(false) != running)
        {
            if (progress() is { } now && now != shown)
            {
                shown = now;
                show(Describe(now, Stopwatch.GetElapsedTime(started)));
            }
        }

        return await running.ConfigureAwait(false);
    }

    private static string Describe(RunProgress progress, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Now.UtcDate:yyyy-MM-dd}  {progress.Inputs:N0} inputs  {progress.Fills:N0} fills  equity {progress.Equity:N2}  {progress.State}  {elapsed.TotalSeconds:N1} s"
        );
}
