using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Time;

namespace OptiFire.ConsoleHost.Tests;

public sealed class CheckpointTests
{
    [Fact]
    public async Task Restore_sets_later_checkpoints_aside_and_deletes_none()
    {
        using var state = new StateBench();
        string[] names = [Write(state, 100), Write(state, 200), Write(state, 300)];
        string damaged = names[1];
        byte[] bytes = await File.ReadAllBytesAsync(In(state, damaged), TestContext.Current.CancellationToken);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(In(state, damaged), bytes, TestContext.Current.CancellationToken);

        ConsoleRun list = await state.RunAsync("checkpoint", "list");
        ConsoleRun broken = await state.RunAsync("checkpoint", "restore", damaged, "--yes");
        ConsoleRun asked = await state.RunAsync("checkpoint", "restore", names[0]);
        string[] untouched = Files(state);
        ConsoleRun done = await state.RunAsync("checkpoint", "restore", names[0], "--yes");

        Assert.Matches($"{names[2]} +300 .*yes", list.Output);
        Assert.Matches($"{damaged} +.*no: .*damaged", list.Output);
        Assert.Equal(2, broken.Code);
        Assert.Contains("cannot be used", broken.Errors);
        Assert.Equal(1, asked.Code);
        Assert.Contains($"Would be set aside: {names[2]}", asked.Output);
        Assert.Equal(names, untouched);
        Assert.Equal(0, done.Code);
        Assert.Equal([names[0], $"{names[1]}.aside", $"{names[2]}.aside"], Files(state));
        Assert.Equal([names[0]], new FileCheckpointStore(state.Checkpoints).Names());
    }

    [Fact]
    public async Task Unknown_checkpoint_and_an_empty_folder_are_told()
    {
        using var state = new StateBench();
        ConsoleRun list = await state.RunAsync("checkpoint", "list");
        ConsoleRun none = await state.RunAsync("checkpoint", "restore", "x", "--yes");
        ConsoleRun take = await state.RunAsync("checkpoint", "take");

        Assert.Equal(0, list.Code);
        Assert.Contains("none", list.Output);
        Assert.Equal(2, none.Code);
        Assert.Contains("holds no checkpoint 'x'", none.Errors);
        Assert.Equal(2, take.Code);
        Assert.Contains("No engine runs", take.Errors);
    }

    private static string Write(StateBench state, long sequence)
    {
        var header = new CheckpointHeader
        {
            PackageVersion = "1",
            RunId = "run",
            StartHash = "00",
            Sequence = sequence,
            EngineTime = Timestamp.FromUtc(2024, 1, 2),
            TakenAt = Timestamp.FromUtc(2024, 1, 3),
        };
        return new FileCheckpointStore(state.Checkpoints).Write(sequence, new Checkpoint(header, []).ToBytes());
    }

    private static string In(StateBench state, string name) => Path.Combine(state.Checkpoints, name);

    private static string[] Files(StateBench state) =>
        [.. Directory.GetFiles(state.Checkpoints).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}
