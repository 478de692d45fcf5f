using System.Diagnostics;
using System.Globalization;
using OptiFire.Sdk.Journal;

namespace OptiFire.Sqlite.Tests;

public sealed class CrashTests : IDisposable
{
    private const int Kills = 10;

    private readonly StoreFixture fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Durability.BeforeSend)]
    [InlineData(Durability.Grouped)]
    public async Task Everything_said_to_be_durable_is_there_after_a_kill(Durability durability)
    {
        var random = new Random(2024);
        JournalHead before = JournalHead.Empty;
        for (int kill = 0; kill < Kills; kill++)
        {
            long durable = await WriteAndKill(durability, seed: kill, afterLines: random.Next(1, 150));
            JournalVerification found = fixture.Verify(before);

            Assert.Null(found.Fault);
            Assert.True(
                found.Verified.Sequence >= durable,
                $"kill {kill}: {durable} was durable, {found.Verified.Sequence} is there"
            );

            // The head that the store gives is the one that the groups give.
            await using SqliteStore store = fixture.Open();
            Assert.Equal(found.Verified, store.Journal.Opened);
            before = found.Verified;
        }
    }

    [Fact]
    public async Task Everything_said_to_be_durable_is_there_after_the_disk_took_no_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit on the size of files is the shell's.");
        using Process writer = WriterProcess.StartLimited(fixture.Path, seed: 5, fileBytes: 2 << 20);
        string[] lines = (await writer.StandardOutput.ReadToEndAsync(Token)).Split('\n');
        await writer.WaitForExitAsync(Token);

        Assert.Equal(3, writer.ExitCode);
        Assert.Contains(lines, line => line.StartsWith("refused:") && line.Contains("disk"));
        long durable = lines.Where(line => long.TryParse(line, out _)).Select(long.Parse).Last();
        JournalVerification found = fixture.Verify();
        Assert.Null(found.Fault);
        Assert.True(found.Verified.Sequence >= durable);
    }

    public void Dispose() => fixture.Dispose();

    private async Task<long> WriteAndKill(Durability durability, int seed, int afterLines)
    {
        using Process writer = WriterProcess.Start(fixture.Path, seed, durability);
        long durable = 0;
        for (int line = 0; await writer.StandardOutput.ReadLineAsync(Token) is { } text; line++)
        {
            durable = long.Parse(text, CultureInfo.InvariantCulture);
            if (line == afterLines)
            {
                writer.Kill(); // no signal handler, no closing: the lines already printed are still read
            }
        }

        await writer.WaitForExitAsync(Token);
        return durable;
    }
}
