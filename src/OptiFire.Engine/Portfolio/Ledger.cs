using OptiFire.Engine.Checkpoints;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Portfolio;

/// <summary>The account in exact decimals: cash, positions at average cost, marks, fees, flows, and each owner's part.</summary>
public sealed partial class Ledger : ICheckpointed
{
    private readonly IInstruments _instruments;
    private readonly Currency _currency;
    private readonly Holding?[] _holdings;
    private readonly long[] _marks;
    private readonly bool[] _marked;
    private readonly List<InstrumentId> _held = [];
    private readonly OwnedHoldings _owned = new();

    /// <summary>Makes an empty account.</summary>
    public Ledger(IInstruments instruments, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        _instruments = instruments;
        _currency = currency;
        _holdings = new Holding?[instruments.Count];
        _marks = new long[instruments.Count];
        _marked = new bool[instruments.Count];
    }

    /// <summary>Cash in the base currency.</summary>
    public decimal Cash { get; private set; }

    /// <summary>Fees paid.</summary>
    public decimal Fees { get; private set; }

    /// <summary>Money paid in less money taken out.</summary>
    public decimal NetFlows { get; private set; }

    /// <summary>What closed positions earned, fees left out.</summary>
    public decimal RealizedPnl { get; private set; }

    /// <summary>Cash dividends received less those paid on short positions.</summary>
    public decimal Dividends { get; private set; }

    /// <summary>What open positions have gained at the marks.</summary>
    /// <remarks><code>flows + realised + unrealised + dividends − fees = equity, exact in decimals</code></remarks>
    public decimal UnrealizedPnl
    {
        get
        {
            decimal sum = 0;
            foreach (InstrumentId id in _held)
            {
                sum += ValueOf(id) - _holdings[id.Value]!.Cost;
            }

            return sum;
        }
    }

    /// <summary>How many fills were booked.</summary>
    public long Fills { get; private set; }

    /// <summary>Whether anything is held.</summary>
    public bool IsFlat => _held.Count == 0;

    /// <summary>The instruments held, in the order they were first bought.</summary>
    internal IReadOnlyList<InstrumentId> Held => _held;

    /// <summary>Cash and positions at the marks; a position never marked counts at cost.</summary>
    public decimal Equity
    {
        get
        {
            decimal equity = Cash;
            foreach (InstrumentId id in _held)
            {
                equity += ValueOf(id);
            }

            return equity;
        }
    }

    /// <summary>Sum of the absolute values of all positions.</summary>
    public decimal GrossExposure
    {
        get
        {
            decimal gross = 0;
            foreach (InstrumentId id in _held)
            {
                gross += Math.Abs(ValueOf(id));
            }

            return gross;
        }
    }

    /// <summary>Signed units held.</summary>
    public decimal QuantityOf(InstrumentId instrument) => _holdings[instrument.Value]?.Quantity ?? 0;

    /// <summary>Signed units held for one owner.</summary>
    public decimal QuantityOf(InstanceId owner, InstrumentId instrument) => _owned.QuantityOf(owner, instrument);

    /// <summary>What one owner's closed positions earned, fees left out.</summary>
    public decimal RealizedPnlOf(InstanceId owner) => _owned.RealizedPnlOf(owner);

    /// <summary>Whether a position is held in an instrument.</summary>
    public bool Holds(InstrumentId instrument) => _holdings[instrument.Value] is { Quantity: not 0 };

    /// <summary>The last mark in currency units; null before the first.</summary>
    public decimal? MarkOf(InstrumentId instrument) =>
        _marked[instrument.Value] ? _instruments[instrument].Price(_marks[instrument.Value]) : null;

    /// <summary>Marks an instrument at a price in its scaled units.</summary>
    public void Mark(InstrumentId instrument, long scaledPrice)
    {
        _marks[instrument.Value] = scaledPrice;
        _marked[instrument.Value] = true;
    }

    /// <summary>Books money paid in or, negative, taken out.</summary>
    public void BookFlow(decimal amount)
    {
        Cash += amount;
        NetFlows += amount;
    }

    /// <summary>Books a fill.</summary>
    /// <param name="instrument">In what.</param>
    /// <param name="signedQuantity">Units, negative for a sale.</param>
    /// <param name="price">Per unit.</param>
    /// <param name="fee">In the base currency.</param>
    /// <param name="parts">Whose it is; sums to the quantity.</param>
    public void BookFill(
        InstrumentId instrument,
        decimal signedQuantity,
        decimal price,
        decimal fee,
        IReadOnlyList<Allocation> parts
    )
    {
        ArgumentNullException.ThrowIfNull(parts);
        decimal multiplier = _instruments[instrument].Multiplier;
        Holding holding = _holdings[instrument.Value] ??= new Holding();
        if (holding.Quantity == 0)
        {
            _held.Add(instrument);
        }

        RealizedPnl += holding.Trade(signedQuantity, price, multiplier);
        if (holding.Quantity == 0)
        {
            _held.Remove(instrument);
        }

        Cash -= (signedQuantity * price * multiplier) + fee;
        Fees += fee;
        Fills++;
        _owned.Trade(instrument, parts, price, multiplier);
    }

    /// <summary>Restates a position for a split; a fraction of a lot is paid out in cash at the mark, or at cost without one.</summary>
    /// <param name="instrument">In what.</param>
    /// <param name="sharesAfter">New shares, 1 or more.</param>
    /// <param name="sharesBefore">For so many old ones, 1 or more.</param>
    public void BookSplit(InstrumentId instrument, long sharesAfter, long sharesBefore)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sharesAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(sharesBefore, 1);
        if (_marked[instrument.Value])
        {
            decimal mark = (decimal)_marks[instrument.Value] * sharesBefore / sharesAfter;
            _marks[instrument.Value] = (long)Math.Round(mark);
        }

        if (_holdings[instrument.Value] is not { Quantity: not 0 } holding)
        {
            return;
        }

        Instrument facts = _instruments[instrument];
        holding.Split(sharesAfter, sharesBefore);
        decimal price = MarkOf(instrument) ?? holding.AverageCost(facts.Multiplier);
        decimal whole = facts.RoundToLot(holding.Quantity);
        decimal realized = holding.RealizedPnl;
        Cash += holding.Settle(whole, price, facts.Multiplier);
        RealizedPnl += holding.RealizedPnl - realized;
        if (whole == 0)
        {
            _held.Remove(instrument);
        }

        _owned.Split(facts, whole, price, sharesAfter, sharesBefore);
    }

    /// <summary>Books a cash dividend on what is held; a short position pays.</summary>
    /// <param name="instrument">In what.</param>
    /// <param name="perUnit">In the base currency, greater than 0.</param>
    public void BookDividend(InstrumentId instrument, decimal perUnit)
    {
        decimal paid = QuantityOf(instrument) * perUnit * _instruments[instrument].Multiplier;
        Cash += paid;
        Dividends += paid;
    }

    /// <summary>The account as it stands.</summary>
    public PortfolioView ToView(long sequence, Timestamp now) =>
        new()
        {
            Sequence = sequence,
            AsOf = now,
            Currency = _currency,
            Cash = Cash,
            Positions = [.. _held.Order(ById).Select(PositionIn)],
            RealizedPnl = RealizedPnl,
            Fees = Fees,
            Dividends = Dividends,
            NetFlows = NetFlows,
        };

    private static readonly Comparer<InstrumentId> ById = Comparer<InstrumentId>.Create(
        (a, b) => a.Value.CompareTo(b.Value)
    );

    string ICheckpointed.Section => "ledger";

    int ICheckpointed.SectionVersion => 1;

    private Position PositionIn(InstrumentId instrument)
    {
        Holding holding = _holdings[instrument.Value]!;
        decimal multiplier = _instruments[instrument].Multiplier;
        return new Position(
            instrument,
            holding.Quantity,
            holding.AverageCost(multiplier),
            MarkOf(instrument),
            holding.RealizedPnl
        )
        {
            Multiplier = multiplier,
        };
    }

    private decimal ValueOf(InstrumentId instrument)
    {
        Holding holding = _holdings[instrument.Value]!;
        return MarkOf(instrument) is { } mark
            ? holding.Quantity * mark * _instruments[instrument].Multiplier
            : holding.Cost;
    }
}
