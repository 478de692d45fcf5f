using OptiFire.Engine.Settings;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Settings;

/// <summary>An engine that takes every version, ten sequences after the last.</summary>
public sealed class FakeTarget : ISettingsTarget
{
    private readonly List<long> taken = [];
    private int busy;

    /// <summary>Ends when the engine may take what it is handed; null for at once.</summary>
    public Task? Until { get; set; }

    /// <summary>The numbers of the versions it took.</summary>
    public IReadOnlyList<long> Taken => taken;

    public async Task<long> ApplyAsync(SettingsVersion version)
    {
        Assert.Equal(1, Interlocked.Increment(ref busy));
        if (Until is { } until)
        {
            await until;
        }

        await Task.Yield();
        taken.Add(version.Number);
        Interlocked.Decrement(ref busy);
        return 10 * taken.Count;
    }
}
