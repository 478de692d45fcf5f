using System.Diagnostics;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Control;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Checkpoints;

public sealed class FileCheckpointStoreTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var store = new FileCheckpointStore(folder.File("checkpoints"));

        string name = store.Write(17, new byte[] { 1, 2, 3 });

        Assert.Equal([1, 2, 3], store.Read(name).ToArray());
        Assert.Contains("17", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_checkpoints()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();

        Assert.Empty(new FileCheckpointStore(folder.File("never-made")).Names());
    }

    [Fact]
    public void The_newest_are_kept_even_where_their_sequence_is_lower()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        var store = new FileCheckpointStore(folder.File("checkpoints"), kept: 2);
        store.Write(900, new byte[] { 1 });
        store.Write(5, new byte[] { 2 });
        store.Write(10, new byte[] { 3 });

        Assert.Equal([3, 2], store.Names().Select(name => store.Read(name).Span[0]));
    }

    [Fact]
    public void Names_stay_in_order_beyond_the_digits_they_have()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = Directory.CreateDirectory(folder.File("checkpoints")).FullName;
        File.WriteAllBytes(Path.Combine(path, "checkpoint-999999-at-000000000001.snapshot"), [1]);
        var store = new FileCheckpointStore(path);

        string name = store.Write(2, new byte[] { 2 });

        Assert.Equal(name, store.Names()[0]);
    }

    [Fact]
    public void What_a_crash_left_half_written_is_no_checkpoint_and_is_removed()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string path = Directory.CreateDirectory(folder.File("checkpoints")).FullName;
        string half = Path.Combine(path, "checkpoint-000009-at-000000000009.snapshot.part");
        File.WriteAllBytes(half, [1, 2]);
        File.WriteAllText(Path.Combine(path, "notes.txt"), "of somebody else");
        var store = new FileCheckpointStore(path);

        Assert.Empty(store.Names());
        store.Write(10, new byte[] { 3 });

        Assert.Single(store.Names());
        Assert.False(File.Exists(half));
        Assert.True(File.Exists(Path.Combine(path, "notes.txt")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_with_its_remedy()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        File.WriteAllText(folder.File("file"), "");
        var store = new FileCheckpointStore(Path.Combine(folder.File("file"), "below"));

        var error = Assert.Throws<CheckpointException>(() => store.Write(1, new byte[] { 1 }));

        Assert.Contains(folder.File("file"), error.Message, StringComparison.Ordinal);
        Assert.Contains("earlier ones are untouched", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_named_and_leaves_the_earlier_ones()
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        if (!OperatingSystem.IsLinux() || Shell("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk) != 0)
        {
            Assert.Skip("no small disk can be made here");
        }

        try
        {
            var store = new FileCheckpointStore(disk);
            string first = store.Write(1, new byte[1_000]);

            var error = Assert.Throws<CheckpointException>(() => store.Write(2, new byte[1_000_000]));

            Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
            Assert.Equal([first], store.Names());
            Assert.Equal(1_000, store.Read(first).Length);
            Assert.Single(Directory.GetFiles(disk));
        }
        finally
        {
            Shell("umount", disk);
        }
    }

    [Fact]
    public void Fewer_than_one_cannot_be_kept() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileCheckpointStore("somewhere", kept: 0));

    private static int Shell(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
