using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Kernel;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>From signals to orders, stage by stage, each stage recorded with before and after.</summary>
/// <remarks>
/// It runs after a round in which something it depends on changed: a signal, a multiplier, the trading state, an order
/// that ended unfilled. A price that merely drifts trades nothing. Reductions go first.
/// </remarks>
internal sealed class DecisionPipeline(EngineParts parts, IOrderDesk desk)
{
    private static readonly InstanceId CombineRule = new("signals");
    private static readonly InstanceId NetRule = new("netting");
    private static readonly InstanceId FlattenRule = new("flatten");

    private readonly InstrumentCatalogue _instruments = parts.Instruments;
    private readonly Ledger _ledger = parts.Ledger;
    private readonly OrderTable _orders = parts.Orders;
    private readonly SignalBook _signals = parts.Signals;
    private readonly ControlBook _controls = parts.Controls;
    private readonly TradingStateBook _trading = parts.Trading;
    private readonly TargetTable _targets = parts.Targets;
    private readonly JournalLog _log = parts.Log;
    private readonly List<(InstanceId Owner, double Part)> _parts = [];
    private readonly List<Allocation> _shares = [];
    private InstanceId _sizeRule = SizeRule(parts.Settings);

    /// <summary>Takes note of other settings.</summary>
    public void OnSettings() => _sizeRule = SizeRule(parts.Settings);

    /// <summary>Runs the stages for every instrument that was touched.</summary>
    public void Run(Timestamp now, int signalInstances)
    {
        if (_trading.State == TradingState.Halted && !_trading.Flatten)
        {
            return;
        }

        decimal equity = _ledger.Equity;
        foreach (InstrumentId id in _targets.Touched)
        {
            _targets.Set(id, Target(_instruments[id], equity, signalInstances));
        }

        _targets.CapTotal(_ledger, parts.Settings.Risk.MaxExposureTotal * equity, _log);
        Trade(now, reductions: true, equity);
        Trade(now, reductions: false, equity);
        _targets.Clear();
    }

    private static InstanceId SizeRule(EngineSettings settings) => new($"execution.sizing={settings.Execution.Sizing}");

    private decimal Target(Instrument instrument, decimal equity, int signalInstances)
    {
        double level = Combine(instrument.Id, signalInstances);
        Step(Stage.Combine, instrument.Id, CombineRule, _targets.LevelOf(instrument.Id), (decimal)level, "");
        _targets.SetLevel(instrument.Id, (decimal)level);
        if (_trading.Flatten)
        {
            Step(Stage.Scale, instrument.Id, FlattenRule, (decimal)level, 0, _trading.Reason);
            return 0;
        }

        decimal quantity = Size(instrument, (decimal)level, equity);
        Step(Stage.Size, instrument.Id, _sizeRule, (decimal)level, quantity, "");
        quantity = Multiply(Stage.Scale, instrument, quantity);
        quantity = Multiply(Stage.Cap, instrument, quantity);
        return CapSymbol(instrument, instrument.RoundToLot(quantity), equity);
    }

    private double Combine(InstrumentId id, int signalInstances)
    {
        double level = 0;
        foreach (SignalEntry entry in _signals.On(id))
        {
            level += Contribution(entry, id, signalInstances);
        }

        return Math.Clamp(level, -1, 1);
    }

    private double Contribution(SignalEntry entry, InstrumentId id, int signalInstances)
    {
        if (entry.Level == 0 || !_controls.Passes(entry.Instance.Number))
        {
            return 0;
        }

        double weight = 0;
        for (int i = 0; i < entry.Legs.Count; i++)
        {
            weight += entry.Legs[i].Instrument == id ? entry.Legs[i].Weight : 0;
        }

        return _controls.ShareOf(entry.Instance.Number, signalInstances) * entry.Level * entry.Confidence * weight;
    }

    private decimal Size(Instrument instrument, decimal level, decimal equity)
    {
        if (parts.Settings.Execution.Sizing == SizingRule.FixedQuantity)
        {
            return level * parts.Settings.Execution.FixedQuantity;
        }

        return _ledger.MarkOf(instrument.Id) is { } mark && mark > 0
            ? level
                * parts.Settings.Execution.CapitalPerSymbol
                * decimal.Max(equity, 0)
                / (mark * instrument.Multiplier)
            : 0;
    }

    private decimal Multiply(Stage stage, Instrument instrument, decimal quantity)
    {
        (double multiplier, ControlBook.Control? by) = _controls.Smallest(stage, instrument.Id);
        if (by is null || quantity == 0)
        {
            return quantity;
        }

        decimal after = quantity * (decimal)multiplier;
        Step(stage, instrument.Id, by.Binding.Owner.Id, quantity, after, by.Reason);
        return after;
    }

    private decimal CapSymbol(Instrument instrument, decimal quantity, decimal equity)
    {
        if (parts.Settings.Risk.MaxExposureSymbol is not { } limit || _ledger.MarkOf(instrument.Id) is not { } mark)
        {
            return quantity;
        }

        decimal most = instrument.RoundToLot(limit * decimal.Max(equity, 0) / (mark * instrument.Multiplier));
        if (Math.Abs(quantity) <= most)
        {
            return quantity;
        }

        decimal capped = Math.Sign(quantity) * most;
        Step(Stage.Cap, instrument.Id, TargetTable.SymbolRule, quantity, capped, "");
        return capped;
    }

    private void Trade(Timestamp now, bool reductions, decimal equity)
    {
        foreach (InstrumentId id in _targets.Touched)
        {
            decimal manual = _trading.Flatten ? 0 : _ledger.QuantityOf(InstanceId.Manual, id);
            decimal held = _ledger.QuantityOf(id) - manual;
            decimal working = _orders.WorkingQuantity(id);
            decimal target = _targets.TargetOf(id);
            bool crossesZero = target * (held + working) < 0;
            if (crossesZero && _trading.State != TradingState.Active)
            {
                (target, crossesZero) = (0, false); // the way out stays open, the way in on the other side does not
            }

            decimal delta = target - held - working;
            bool reduces =
                Math.Abs(held + working + delta) < Math.Abs(held + working) && target * (held + working) >= 0;
            if (delta == 0 || reduces != reductions || (!reduces && _trading.State != TradingState.Active))
            {
                continue;
            }

            if (working != 0 && Math.Sign(working) != Math.Sign(delta))
            {
                desk.CancelWorking(id, "the target changed");
                continue;
            }

            if (target != 0 && IsTooSmall(id, delta, equity))
            {
                continue;
            }

            if (!Place(_instruments[id], target, delta, now) && crossesZero)
            {
                Place(_instruments[id], 0, -(held + working), now);
            }
        }
    }

    private bool Place(Instrument instrument, decimal target, decimal delta, Timestamp now)
    {
        Step(Stage.Net, instrument.Id, NetRule, target, delta, "");
        return desk.Place(Request(instrument.Id, delta), Allocate(instrument, target, delta), now);
    }

    private bool IsTooSmall(InstrumentId id, decimal delta, decimal equity) =>
        parts.Settings.Execution.MinTradeFraction > 0
        && _ledger.MarkOf(id) is { } mark
        && Math.Abs(delta) * mark * _instruments[id].Multiplier < parts.Settings.Execution.MinTradeFraction * equity;

    private OrderRequest Request(InstrumentId id, decimal delta) =>
        new()
        {
            Instrument = id,
            Side = delta > 0 ? OrderSide.Buy : OrderSide.Sell,
            Quantity = Math.Abs(delta),
            TimeInForce = parts.Settings.Execution.TimeInForce,
        };

    /// <summary>Each owner's part of the order: its part of the target, less what it has and awaits.</summary>
    private Allocation[] Allocate(Instrument instrument, decimal target, decimal delta)
    {
        _parts.Clear();
        foreach (SignalEntry entry in _signals.On(instrument.Id))
        {
            _parts.Add((entry.Instance.Id, Contribution(entry, instrument.Id, 1)));
        }

        if (_parts.Count == 1)
        {
            return [new Allocation(_parts[0].Owner, delta)];
        }

        Attribution.Share(_parts, target, instrument.LotSize, _shares);
        var allocations = new List<Allocation>(_shares.Count);
        decimal sum = 0;
        foreach (Allocation share in _shares)
        {
            decimal part =
                share.Quantity
                - _ledger.QuantityOf(share.Owner, instrument.Id)
                - _orders.AwaitedBy(share.Owner, instrument.Id);
            if (part != 0)
            {
                allocations.Add(share with { Quantity = part });
                sum += part;
            }
        }

        if (sum != delta)
        {
            // What belongs to nobody who signals any more, such as the position of an instance that was switched off.
            allocations.Add(new Allocation(InstanceId.Manual, delta - sum));
        }

        return [.. allocations];
    }

    private void Step(Stage stage, InstrumentId id, InstanceId rule, decimal before, decimal after, string reason)
    {
        if (before != after || stage is Stage.Net)
        {
            _log.Append(new StepTaken(new StageStep(stage, id, rule, before, after, reason)));
        }
    }
}
