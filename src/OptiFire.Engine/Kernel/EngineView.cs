using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>What runs may see of the engine, as of the sequence their round was opened at.</summary>
internal sealed class EngineView(IInstruments instruments, Ledger ledger, JournalLog log, long seed) : ICheckpointed
{
    private readonly Dictionary<InstanceId, int> _numbers = [];
    private PortfolioView? _portfolio;

    public string Section => "view";

    public int SectionVersion => 1;

    public Timestamp Now { get; set; } = Timestamp.MinValue;

    public long Sequence { get; private set; }

    public IInstruments Instruments => instruments;

    public long Seed => seed;

    public CancellationToken Cancellation { get; set; }

    /// <summary>Whether single runs are cancelled: on real time. Otherwise they all share the engine's token.</summary>
    public bool CancelsRuns { get; init; }

    public List<InstanceId> SignalInstances { get; } = [];

    public PaperBook? Paper { get; set; }

    /// <summary>Equity now; on the kernel's thread only.</summary>
    public decimal Equity => ledger.Equity;

    public PortfolioView Portfolio
    {
        get
        {
            PortfolioView? known = Volatile.Read(ref _portfolio);
            if (known is null)
            {
                known = ledger.ToView(Sequence, Now);
                Volatile.Write(ref _portfolio, known);
            }

            return known;
        }
    }

    public JournalHead Journal => log.Head with { Sequence = Sequence };

    public int NumberOf(InstanceId instance) =>
        _numbers.TryGetValue(instance, out int number)
            ? number
            : throw new ArgumentException($"There is no instance '{instance}' in this engine.");

    /// <summary>Makes an instance known; it stays known when it is switched off.</summary>
    public void Register(PluginInstance instance) => _numbers[instance.Id] = instance.Number;

    public IReadOnlyList<TrackRecord> TrackRecords(InstanceId? instance) => Paper?.Records(instance) ?? [];

    /// <summary>Stores what the next reader would see: an account that was looked at already stays as it was then.</summary>
    public void Save(PayloadWriter writer)
    {
        writer.WriteTimestamp(Now);
        writer.WriteInt64(Sequence);
        writer.WriteBoolean(_portfolio is not null);
        if (_portfolio is { } seen)
        {
            PortfolioPayload.Write(seen, writer);
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        Now = reader.ReadTimestamp();
        Sequence = reader.ReadInt64();
        _portfolio = reader.ReadBoolean() ? PortfolioPayload.Read(ref reader) : null;
    }

    /// <summary>Opens a view: everything up to the last sequence.</summary>
    public void Open()
    {
        Sequence = log.Sequence;
        _portfolio = null;
    }
}
