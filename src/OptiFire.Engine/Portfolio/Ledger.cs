using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Portfolio;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Portfolio;

/// <summary>The account in exact decimals: cash, positions at average cost, marks, fees, flows, and each owner's part.</summary>
public sealed class Ledger
{
    private readonly IInstruments _instruments;
    private readonly Currency _currency;
    private readonly Holding?[] _holdings;
    private readonly long[] _marks;
    private readonly bool[] _marked;
    private readonly List<InstrumentId> _held = [];
    private readonly Dictionary<(InstanceId Owner, InstrumentId Instrument), Holding> _owned = [];

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
    public decimal QuantityOf(InstanceId owner, InstrumentId instrument) =>
        _owned.TryGetValue((owner, instrument), out Holding? holding) ? holding.Quantity : 0;

    /// <summary>What one owner's closed positions earned, fees left out.</summary>
    public decimal RealizedPnlOf(InstanceId owner) =>
        _owned.Where(entry => entry.Key.Owner == owner).Sum(entry => entry.Value.RealizedPnl);

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
        for (int i = 0; i < parts.Count; i++)
        {
            Allocation part = parts[i];
            if (!_owned.TryGetValue((part.Owner, instrument), out Holding? owned))
            {
                owned = new Holding();
                _owned.Add((part.Owner, instrument), owned);
            }

            owned.Trade(part.Quantity, price, multiplier);
        }
    }

    /// <summary>Restates a position for a split; cash in lieu of a fraction of a share is booked at the mark.</summary>
    /// <param name="instrument">In what.</param>
    /// <param name="ratio">New shares per old one.</param>
    public void BookSplit(InstrumentId instrument, decimal ratio)
    {
        _holdings[instrument.Value]?.Split(ratio);
        foreach (((InstanceId _, InstrumentId held), Holding holding) in _owned)
        {
            if (held == instrument)
            {
                holding.Split(ratio);
            }
        }

        if (_marked[instrument.Value])
        {
            _marks[instrument.Value] = (long)Math.Round(_marks[instrument.Value] / ratio);
        }
    }

    /// <summary>Books a cash dividend on what is held; a short position pays.</summary>
    public void BookDividend(InstrumentId instrument, decimal perUnit) => Cash += QuantityOf(instrument) * perUnit;

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
            NetFlows = NetFlows,
        };

    private static readonly Comparer<InstrumentId> ById = Comparer<InstrumentId>.Create(
        (a, b) => a.Value.CompareTo(b.Value)
    );

    private Position PositionIn(InstrumentId instrument)
    {
        Holding holding = _holdings[instrument.Value]!;
        return new Position(instrument, holding.Quantity, holding.AverageCost, MarkOf(instrument), holding.RealizedPnl)
        {
            Multiplier = _instruments[instrument].Multiplier,
        };
    }

    private decimal ValueOf(InstrumentId instrument)
    {
        Holding holding = _holdings[instrument.Value]!;
        return holding.Quantity * (MarkOf(instrument) ?? holding.AverageCost) * _instruments[instrument].Multiplier;
    }
}
