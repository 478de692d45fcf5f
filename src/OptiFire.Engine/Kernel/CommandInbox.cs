using System.Collections.Concurrent;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Takes commands and versions of settings from any thread; the kernel carries them out between two moments, in order.</summary>
/// <remarks>
/// What a journal holds is given again where it was. Nothing new is taken before the journal's end: it would stand where
/// something else is recorded.
/// </remarks>
internal sealed class CommandInbox
{
    private readonly ConcurrentQueue<Request> _waiting = new();
    private readonly Queue<JournalEntry> _recorded = new();
    private (Timestamp At, SettingsVersion Version)? _switch;
    private JournalLog? _log;
    private long _recordedEnd;
    private int _given; // how many wait; read each step, where the queue itself would cost more than the rest of the step

    /// <summary>Rings when a command has come.</summary>
    public KernelBell Bell { get; } = new();

    /// <summary>Whether something waits for the kernel's next moment and may be taken.</summary>
    public bool HasWaiting => !_waiting.IsEmpty && (_log is null || _log.Sequence >= _recordedEnd);

    /// <summary>When the next recorded command is to be given again; <see cref="Timestamp.MaxValue"/> when none is.</summary>
    public Timestamp NextRecorded => _recorded.Count > 0 ? TimeOf(_recorded.Peek()) : Timestamp.MaxValue;

    /// <summary>The commands and changes of settings that a journal holds.</summary>
    public static IReadOnlyList<JournalEntry> Read(IEnumerable<CommitGroup> groups) =>
        [
            .. groups
                .SelectMany(g => JournalEntry.ReadAll(g.Payload))
                .Where(e => e.Kind is JournalRecordKind.Command or JournalRecordKind.SettingsApplied),
        ];

    /// <summary>The engine's time at which a recorded one was carried out.</summary>
    public static Timestamp TimeOf(JournalEntry entry) =>
        entry.Kind == JournalRecordKind.Command ? entry.As<CommandGiven>().Time : entry.As<SettingsApplied>().Time;

    public void Add(CommandGiven command)
    {
        Enqueue(new Request(command, null, null));
        Bell.Ring();
    }

    /// <summary>Adds a version to put in force.</summary>
    /// <returns>The sequence at which it was; cancelled when the run ends before.</returns>
    public Task<long> Add(SettingsVersion version)
    {
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Request(default, version, done));
        Bell.Ring();
        return done.Task;
    }

    /// <summary>Puts a version in force at a moment of the run that begins next, in place of what comes from outside.</summary>
    public void SwitchAt(Timestamp moment, SettingsVersion version) => _switch = (moment, version);

    /// <summary>Begins a run.</summary>
    /// <param name="log">The run's log.</param>
    /// <param name="recorded">What a journal that is replayed holds.</param>
    /// <param name="recordedEnd">The last sequence of that journal.</param>
    public void Begin(JournalLog log, IReadOnlyList<JournalEntry> recorded, long recordedEnd)
    {
        _log = log;
        _recordedEnd = recordedEnd;
        _recorded.Clear();
        foreach (JournalEntry entry in recorded)
        {
            _recorded.Enqueue(entry);
        }
    }

    /// <summary>Ends a run: versions that still wait are told so.</summary>
    public void End()
    {
        _switch = null;
        for (int i = _waiting.Count; i > 0 && _waiting.TryDequeue(out Request request); i--)
        {
            if (request.Done is null)
            {
                _waiting.Enqueue(request);
            }
            else
            {
                Interlocked.Decrement(ref _given);
                request.Done.SetCanceled();
            }
        }
    }

    /// <summary>Carries out what is due at a moment.</summary>
    public void Execute(Timestamp moment, OperatorDesk desk, SettingsDesk settings)
    {
        if (_recorded.Count > 0 || _switch is not null || Volatile.Read(ref _given) > 0)
        {
            ExecuteDue(moment, desk, settings);
        }
    }

    private void ExecuteDue(Timestamp moment, OperatorDesk desk, SettingsDesk settings)
    {
        while (
            _recorded.TryPeek(out JournalEntry next) && next.Sequence == _log!.Sequence + 1 && TimeOf(next) == moment
        )
        {
            _recorded.Dequeue();
            if (next.Kind == JournalRecordKind.Command)
            {
                Execute(next.As<CommandGiven>(), moment, desk);
            }
            else
            {
                settings.ApplyAgain(next.As<SettingsApplied>(), moment);
            }

            CloseGroup();
        }

        if (_switch is { } other && moment >= other.At)
        {
            _switch = null;
            settings.Apply(other.Version, moment);
        }

        while (_log!.Sequence >= _recordedEnd && _waiting.TryDequeue(out Request request))
        {
            Interlocked.Decrement(ref _given);
            if (request.Settings is { } version)
            {
                Apply(version, request.Done!, moment, settings);
            }
            else
            {
                Execute(request.Command with { Time = moment }, moment, desk);
            }

            CloseGroup();
        }
    }

    private void Enqueue(in Request request)
    {
        _waiting.Enqueue(request);
        Interlocked.Increment(ref _given);
    }

    /// <summary>What an operator asked for is handed to the store at once, not when the group is full.</summary>
    private void CloseGroup() => _log!.Close(requiresDurability: false);

    private static void Apply(
        SettingsVersion version,
        TaskCompletionSource<long> done,
        Timestamp moment,
        SettingsDesk settings
    )
    {
        try
        {
            done.SetResult(settings.Apply(version, moment));
        }
#pragma warning disable CA1031 // a plugin made anew may throw anything: who asked is told, and the run goes on as before
        catch (Exception exception)
#pragma warning restore CA1031
        {
            done.SetException(exception);
        }
    }

    private void Execute(CommandGiven command, Timestamp moment, OperatorDesk desk)
    {
        _log!.Append(in command);
        desk.Execute(in command, moment);
    }

    private readonly record struct Request(
        CommandGiven Command,
        SettingsVersion? Settings,
        TaskCompletionSource<long>? Done
    );
}
