using OptiFire.Engine.Decisions;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>What runs may see of the engine, as of the sequence their round was opened at.</summary>
internal sealed class EngineView(IInstruments instruments, Ledger ledger, JournalLog log, long seed)
{
    private readonly Dictionary<InstanceId, int> _numbers = [];
    private PortfolioView? _portfolio;

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

    public void Register(PluginInstance instance) => _numbers.Add(instance.Id, instance.Number);

    public IReadOnlyList<TrackRecord> TrackRecords(InstanceId? instance) => Paper?.Records(instance) ?? [];

    /// <summary>Opens a view: everything up to the last sequence.</summary>
    public void Open()
    {
        Sequence = log.Sequence;
        _portfolio = null;
    }
}
