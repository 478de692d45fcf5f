using System.Globalization;
using OptiFire.ConsoleHost.Screens;
using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;

namespace OptiFire.ConsoleHost.State;

/// <summary>The checkpoints of an engine that does not run.</summary>
internal sealed class StoredCheckpoints(StateFolder folder)
{
    private const string Aside = ".aside";

    private readonly FileCheckpointStore _store = new(folder.Checkpoints);

    /// <summary>Those there are, newest first; damaged ones say so.</summary>
    public IReadOnlyList<CheckpointInfo> List() => [.. _store.Names().Select(Describe)];

    /// <summary>Renames the checkpoints after one, so that a restart begins from it.</summary>
    public async Task<int> RestoreAsync(string name, bool isMeant)
    {
        IReadOnlyList<CheckpointInfo> all = List();
        CheckpointInfo wanted =
            all.FirstOrDefault(c => c.Name == name)
            ?? throw new UsageException(
                $"'{folder.Checkpoints}' holds no checkpoint '{name}'.",
                NearestName.Of(name, all.Select(c => c.Name)) is { } meant
                    ? $"Did you mean '{meant}'?"
                    : "'optifire-cli checkpoint list' shows those there are."
            );
        if (wanted.Fault is { } fault)
        {
            throw new UsageException($"'{name}' cannot be used: {fault}", "Choose another one.");
        }

        string[] later = [.. all.TakeWhile(c => c.Name != name).Select(c => c.Name)];
        if (!isMeant)
        {
            Terminal.Line($"A restart would begin at sequence {wanted.Sequence} and replay the journal from there.");
            Array.ForEach(later, n => Terminal.Plain($"Would be set aside: {n}"));
            Terminal.Line($"Nothing was done: ask again with --yes.");
            return Failures.Bad;
        }

        // The journal's lock keeps an engine from starting meanwhile, one without a control socket too.
        await using SqliteStore? held = File.Exists(folder.Journal)
            ? SqliteStore.Open(folder.Journal, Durability.Grouped)
            : null;
        Array.ForEach(later, SetAside);
        Terminal.Line($"The next start begins from [bold]{name}[/], sequence {wanted.Sequence}.");
        return 0;
    }

    private void SetAside(string name)
    {
        string from = Path.Combine(folder.Checkpoints, name);
        string to = from + Aside;
        for (int i = 2; File.Exists(to); i++)
        {
            to = string.Create(CultureInfo.InvariantCulture, $"{from}{Aside}-{i}");
        }

        File.Move(from, to);
        Terminal.Plain($"Set aside: {Path.GetFileName(to)}");
    }

    private CheckpointInfo Describe(string name)
    {
        int bytes = 0;
        try
        {
            ReadOnlyMemory<byte> content = _store.Read(name);
            bytes = content.Length;
            var checkpoint = Checkpoint.Read(content);
            CheckpointHeader header = checkpoint.Header;
            return new CheckpointInfo(
                name,
                header.Sequence,
                header.EngineTime,
                header.TakenAt,
                bytes,
                checkpoint.SchemaVersion,
                SettingsVersion: 0,
                Fault: null
            );
        }
        catch (CheckpointException error)
        {
            return new CheckpointInfo(name, 0, default, default, bytes, 0, 0, error.Message);
        }
    }
}
