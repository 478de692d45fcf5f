using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Decisions;

/// <summary>The target per instrument, and which of them must be looked at again.</summary>
internal sealed class TargetTable(IInstruments instruments) : ICheckpointed
{
    private static readonly InstanceId TotalRule = new("risk.max_exposure_total");

    private readonly decimal[] _targets = new decimal[instruments.Count];
    private readonly decimal[] _levels = new decimal[instruments.Count];
    private readonly bool[] _known = new bool[instruments.Count];
    private readonly bool[] _isTouched = new bool[instruments.Count];
    private readonly List<InstrumentId> _touched = [];

    public static InstanceId SymbolRule { get; } = new("risk.max_exposure_symbol");

    public string Section => "targets";

    public int SectionVersion => 1;

    public bool Any => _touched.Count > 0;

    /// <summary>In the order of ids.</summary>
    public List<InstrumentId> Touched
    {
        get
        {
            _touched.Sort(static (a, b) => a.Value.CompareTo(b.Value));
            return _touched;
        }
    }

    public decimal TargetOf(InstrumentId id) => _targets[id.Value];

    public decimal LevelOf(InstrumentId id) => _levels[id.Value];

    public void SetLevel(InstrumentId id, decimal level) => _levels[id.Value] = level;

    public void Set(InstrumentId id, decimal target)
    {
        _targets[id.Value] = target;
        _known[id.Value] = true;
    }

    public void Touch(InstrumentId id)
    {
        if (!_isTouched[id.Value])
        {
            _isTouched[id.Value] = true;
            _touched.Add(id);
        }
    }

    /// <summary>Touches every instrument that has a target or a position.</summary>
    public void TouchAll(Ledger ledger)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            var id = new InstrumentId(i);
            if (_known[i] || ledger.Holds(id))
            {
                Touch(id);
            }
        }
    }

    public void Clear()
    {
        foreach (InstrumentId id in _touched)
        {
            _isTouched[id.Value] = false;
        }

        _touched.Clear();
    }

    /// <summary>Shrinks all targets by one factor when together they exceed a limit.</summary>
    public void CapTotal(Ledger ledger, decimal? limit, JournalLog log)
    {
        if (limit is not { } most)
        {
            return;
        }

        decimal gross = 0;
        for (int i = 0; i < _targets.Length; i++)
        {
            gross += Notional(ledger, i);
        }

        if (gross <= most)
        {
            return;
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i] != 0)
            {
                Instrument instrument = instruments[i];
                decimal capped = instrument.RoundToLot(_targets[i] * decimal.Max(most, 0) / gross);
                log.Append(new StepTaken(new StageStep(Stage.Cap, instrument.Id, TotalRule, _targets[i], capped, "")));
                _targets[i] = capped;
                Touch(instrument.Id);
            }
        }
    }

    public void Save(PayloadWriter writer)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            writer.WriteExact(_targets[i]);
            writer.WriteExact(_levels[i]);
            writer.WriteBoolean(_known[i]);
        }

        writer.WriteInt32(_touched.Count);
        _touched.ForEach(id => writer.WriteInt32(id.Value));
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        for (int i = 0; i < _targets.Length; i++)
        {
            _targets[i] = reader.ReadDecimal();
            _levels[i] = reader.ReadDecimal();
            _known[i] = reader.ReadBoolean();
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            Touch(reader.ReadInstrument(_targets.Length));
        }
    }

    private decimal Notional(Ledger ledger, int index)
    {
        Instrument instrument = instruments[index];
        return _targets[index] == 0
            ? 0
            : Math.Abs(_targets[index]) * (ledger.MarkOf(instrument.Id) ?? 0) * instrument.Multiplier;
    }
}
