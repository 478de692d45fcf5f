using System.Globalization;
using System.Text;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Settings;

namespace OptiFire.Soak;

/// <summary>Changes settings, switches plugins and goes back to earlier versions; notes what the engine acknowledged.</summary>
/// <remarks>What it changes depends only on the version it finds, so that it goes on where a killed process was.</remarks>
/// <param name="folder">The run's folder.</param>
/// <param name="kill">The switch.</param>
internal sealed class Operator(string folder, KillSwitch kill) : IDisposable
{
    private const string TwinsEnabled = "plugins.soak_twins.enabled";

    private static readonly TimeSpan LongestNoting = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim _written = new(0);
    private Task _change = Task.CompletedTask;

    /// <summary>A version was written.</summary>
    public void NoteWritten() => _written.Release();

    /// <summary>Begins a change unless one is on its way, and waits until the kernel is about to be told of it.</summary>
    public void Ask(ISettings settings)
    {
        // Where the kernel has taken the last one, it is noted in no time; where it has not, it takes it after this.
        if (!_change.Wait(LongestNoting))
        {
            return;
        }

        while (_written.Wait(0))
        {
            // earlier ones
        }

        _change = Task.Run(() => ChangeAsync(settings));
        Task.WaitAny(_change, _written.WaitAsync());
    }

    /// <summary>Waits for the last change; what went wrong with it is thrown.</summary>
    public Task EndAsync() => _change;

    /// <summary>The acknowledged changes of all lives: version, hash, and whether a run took it.</summary>
    public static IReadOnlyList<(long Number, string Hash, bool Applied)> ReadAcknowledged(string folder) =>
        !File.Exists(SoakFiles.Acknowledged(folder))
            ? []
            :
            [
                .. File.ReadAllLines(SoakFiles.Acknowledged(folder))
                    .Select(line => line.Split(' '))
                    .Where(parts => parts is [_, _, "taken" or "waits"]) // a last line may be cut short: nobody was told
                    .Select(parts =>
                        (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2] == "taken")
                    ),
            ];

    public void Dispose() => _written.Dispose();

    private async Task ChangeAsync(ISettings settings)
    {
        long newest = settings.Current.Number;
        SettingsOutcome outcome = await NextAsync(settings, newest);
        kill.Reach(KillPhase.SettingsTaken);
        if (outcome.Changed)
        {
            string line =
                $"{outcome.Version.Number} {outcome.Version.Content.Hash} {(outcome.AppliedAt is null ? "waits" : "taken")}\n";
            using var file = new FileStream(SoakFiles.Acknowledged(folder), FileMode.Append);
            file.Write(Encoding.UTF8.GetBytes(line));
            file.Flush(flushToDisk: true);
        }

        kill.Reach(KillPhase.SettingsAcknowledged);
    }

    private static Task<SettingsOutcome> NextAsync(ISettings settings, long newest)
    {
        var random = new Random((int)newest);
        string number = newest.ToString(CultureInfo.InvariantCulture);
        return (newest % 7) switch
        {
            1 => SetAsync(("plugins.soak_twins.options.left", number), ("plugins.soak_twins.options.right", number)),
            2 => SetAsync(
                ("plugins.soak_flipper.options.bars", random.Next(2, 6).ToString(CultureInfo.InvariantCulture))
            ),
            3 => SetAsync((TwinsEnabled, Flipped(TwinsEnabled))),
            4 => SetAsync(("plugins.soak_flipper.enabled", "false")),
            5 => SetAsync(("plugins.soak_flipper.enabled", "true"), ("risk.max_exposure_symbol", "0.5")),
            6 => settings.RollbackAsync(random.NextInt64(1, newest), "soak", [], CancellationToken.None),
            _ => SetAsync(("risk.max_exposure_symbol", null), ("plugins.soak_flipper.enabled", "true")),
        };

        Task<SettingsOutcome> SetAsync(params (string Path, string? Value)[] values) =>
            settings.UpdateAsync(
                // Something always changes, so that the next change is another one.
                new SettingsUpdate(
                    "soak",
                    values
                        .Append((Path: "api.port", Value: (1_000 + newest).ToString(CultureInfo.InvariantCulture)))
                        .ToDictionary(v => v.Path, v => v.Value)
                ),
                CancellationToken.None
            );

        string Flipped(string path) =>
            settings.Current.Content.Values.GetValueOrDefault(path) == "false" ? "true" : "false";
    }
}
