using OptiFire.Engine.Kernel;
using OptiFire.Engine.Market;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Engine.Portfolio;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Decisions;

/// <summary>The last check of an order before it becomes an intent: limits count positions and working orders.</summary>
/// <remarks>An order that only reduces risk passes every limit and filter.</remarks>
internal sealed class Gate(EngineParts parts)
{
    private static readonly InstanceId StateRule = new("trading_state");
    private static readonly InstanceId SymbolRule = new("risk.max_exposure_symbol");
    private static readonly InstanceId TotalRule = new("risk.max_exposure_total");
    private static readonly InstanceId InstrumentRule = new("instrument");

    private readonly InstrumentCatalogue _instruments = parts.Instruments;
    private readonly Ledger _ledger = parts.Ledger;
    private readonly OrderTable _orders = parts.Orders;
    private readonly TradingStateBook _trading = parts.Trading;
    private readonly ControlBook _controls = parts.Controls;
    private readonly List<ActivationBinding> _filters = [];

    public void Add(ActivationBinding filter) => _filters.Add(filter);

    /// <summary>Forgets the filters: the plugins are being tied anew.</summary>
    public void Clear() => _filters.Clear();

    /// <summary>Checks an order.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="byHand">Whether a person placed it: then a halt lets it pass where it reduces risk.</param>
    /// <returns>Null when it may go on.</returns>
    public GateRefusal? Check(in OrderRequest order, bool byHand)
    {
        Instrument instrument = _instruments[order.Instrument];
        if (!instrument.Tradable)
        {
            return new(InstrumentRule, 0, order.Quantity, $"{instrument} is data only and cannot be traded");
        }

        if (order.Quantity <= 0 || order.Quantity % instrument.LotSize != 0)
        {
            return new(
                InstrumentRule,
                instrument.LotSize,
                order.Quantity,
                $"a quantity of {instrument} is a positive multiple of {instrument.LotSize}"
            );
        }

        decimal before = _ledger.QuantityOf(order.Instrument) + _orders.WorkingQuantity(order.Instrument);
        decimal after = before + order.SignedQuantity;
        bool reduces = Math.Abs(after) <= Math.Abs(before) && before * after >= 0;
        if (_trading.State == TradingState.Halted && !(reduces && (byHand || _trading.Flatten)))
        {
            return new(StateRule, 0, order.Quantity, $"trading is halted: {_trading.Reason}");
        }

        if (reduces)
        {
            return null;
        }

        if (_trading.State == TradingState.ReduceOnly)
        {
            return new(StateRule, Math.Abs(before), Math.Abs(after), $"only reductions pass: {_trading.Reason}");
        }

        if (_controls.BlockerOf(order.Instrument) is { } blocker)
        {
            return new(blocker.Binding.Owner.Id, Math.Abs(before), Math.Abs(after), blocker.Reason);
        }

        return CheckExposure(instrument, before, after) ?? CheckFilters(order);
    }

    private GateRefusal? CheckExposure(Instrument instrument, decimal before, decimal after)
    {
        if (parts.Settings.Risk.MaxExposureSymbol is null && parts.Settings.Risk.MaxExposureTotal is null)
        {
            return null;
        }

        if (_ledger.MarkOf(instrument.Id) is not { } mark)
        {
            return new(InstrumentRule, 0, Math.Abs(after), $"{instrument} has no price yet: its exposure is not known");
        }

        decimal equity = _ledger.Equity;
        decimal unit = mark * instrument.Multiplier;
        decimal symbol = Math.Abs(after) * unit;
        if (parts.Settings.Risk.MaxExposureSymbol is { } symbolLimit && symbol > symbolLimit * equity)
        {
            return new(SymbolRule, symbolLimit * equity, symbol, $"exposure in {instrument} with working orders");
        }

        if (parts.Settings.Risk.MaxExposureTotal is { } totalLimit)
        {
            decimal total = GrossWithOrders() + ((Math.Abs(after) - Math.Abs(before)) * unit);
            if (total > totalLimit * equity)
            {
                return new(TotalRule, totalLimit * equity, total, "gross exposure with working orders");
            }
        }

        return null;
    }

    private GateRefusal? CheckFilters(in OrderRequest order)
    {
        foreach (ActivationBinding filter in _filters)
        {
            if (filter.ShardFor(order.Instrument) is not { } shard)
            {
                continue;
            }

            FilterVerdict verdict = shard.TryBegin()
                ? PluginCalls.Filter(filter, shard, in order)
                : FilterVerdict.Block(shard.Result.Reason!);
            shard.Statistics.Runs++;
            if (!verdict.Passes)
            {
                shard.Result = RunResult.Ok;
                return new(filter.Owner.Id, 0, order.Quantity, verdict.Reason ?? "blocked") { IsByFilter = true };
            }
        }

        return null;
    }

    private decimal GrossWithOrders()
    {
        decimal gross = 0;
        foreach (Instrument instrument in _instruments)
        {
            if (_ledger.Holds(instrument.Id) || _orders.WorkingIn(instrument.Id).Count > 0)
            {
                decimal quantity = _ledger.QuantityOf(instrument.Id) + _orders.WorkingQuantity(instrument.Id);
                gross += Math.Abs(quantity) * (_ledger.MarkOf(instrument.Id) ?? 0) * instrument.Multiplier;
            }
        }

        return gross;
    }
}
