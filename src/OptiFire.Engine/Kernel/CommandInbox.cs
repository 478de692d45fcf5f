using System.Collections.Concurrent;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes operators' commands from any thread; the kernel carries them out between two moments and journals them first.</summary>
internal sealed class CommandInbox
{
    private readonly ConcurrentQueue<CommandGiven> _waiting = new();
    private readonly Queue<(long Sequence, CommandGiven Command)> _recorded = new();
    private JournalLog? _log;

    /// <summary>Rings when a command has come.</summary>
    public KernelBell Bell { get; } = new();

    /// <summary>Whether a command waits for the kernel's next moment.</summary>
    public bool HasWaiting => _recorded.Count == 0 && !_waiting.IsEmpty;

    /// <summary>When the next recorded command is to be given again; <see cref="Timestamp.MaxValue"/> when none is.</summary>
    public Timestamp NextRecorded =>
        _recorded.TryPeek(out (long Sequence, CommandGiven Command) next) ? next.Command.Time : Timestamp.MaxValue;

    /// <summary>The commands a journal holds, with their sequences.</summary>
    public static IReadOnlyList<(long Sequence, CommandGiven Command)> Read(IEnumerable<CommitGroup> groups) =>
        [
            .. groups
                .SelectMany(g => JournalEntry.ReadAll(g.Payload))
                .Where(e => e.Kind == JournalRecordKind.Command)
                .Select(e => (e.Sequence, e.As<CommandGiven>())),
        ];

    public void Add(CommandGiven command)
    {
        _waiting.Enqueue(command);
        Bell.Ring();
    }

    /// <summary>Begins a run; commands of a journal that is replayed are given again where they were.</summary>
    public void Begin(JournalLog log, IReadOnlyList<(long Sequence, CommandGiven Command)> recorded)
    {
        _log = log;
        _recorded.Clear();
        foreach ((long Sequence, CommandGiven Command) command in recorded)
        {
            _recorded.Enqueue(command);
        }
    }

    /// <summary>Carries out what is due at a moment.</summary>
    public void Execute(Timestamp moment, OperatorDesk desk)
    {
        while (
            _recorded.TryPeek(out (long Sequence, CommandGiven Command) next)
            && next.Command.Time == moment
            && next.Sequence == _log!.Sequence + 1
        )
        {
            _recorded.Dequeue();
            Execute(next.Command, moment, desk);
        }

        while (_recorded.Count == 0 && _waiting.TryDequeue(out CommandGiven command))
        {
            Execute(command with { Time = moment }, moment, desk);
        }
    }

    private void Execute(CommandGiven command, Timestamp moment, OperatorDesk desk)
    {
        _log!.Append(in command);
        desk.Execute(in command, moment);
    }
}
