using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>Paper-trades every signal instance on unit capital: a changed level is traded at the next bar's open, at a cost.</summary>
/// <remarks>A bet is the life of one level in one instrument: its return is level × price return, less the commission of both trades.</remarks>
internal sealed class PaperBook(IInstruments instruments, decimal commissionBps)
{
    private readonly List<Line>[] _waiting = [.. instruments.Select(_ => new List<Line>())];
    private readonly Dictionary<(int Instance, ShardKey Shard, InstrumentId Instrument), Line> _lines = [];
    private readonly SortedDictionary<int, (InstanceId Id, List<Bet> Bets)> _records = [];
    private readonly double _costPerTrade = (double)commissionBps / 10_000;

    public IReadOnlyList<TrackRecord> Records(InstanceId? instance) =>
        [
            .. _records
                .Values.Where(r => instance is null || r.Id == instance)
                .Select(r => new TrackRecord(r.Id, [.. r.Bets], Trials: 1)),
        ];

    public void Add(PluginInstance instance) => _records.TryAdd(instance.Number, (instance.Id, []));

    /// <summary>Notes a level that the next bar will be traded at.</summary>
    public void OnSignal(SignalEntry entry, Timestamp now)
    {
        foreach (SignalLeg leg in entry.Legs)
        {
            var key = (entry.Instance.Number, entry.Shard, leg.Instrument);
            if (!_lines.TryGetValue(key, out Line? line))
            {
                line = new Line(entry.Instance.Number);
                _lines.Add(key, line);
            }

            line.Wanted = entry.Level * leg.Weight;
            line.WantedSince = now;
            List<Line> waiting = _waiting[leg.Instrument.Value];
            if (!waiting.Contains(line))
            {
                waiting.Add(line);
            }
        }
    }

    public bool IsWaiting(InstrumentId instrument) => _waiting[instrument.Value].Count > 0;

    /// <summary>Trades what waits at the open of a bar that began no earlier than the signal.</summary>
    public void OnBar(in Bar bar)
    {
        List<Line> waiting = _waiting[bar.Instrument.Value];
        double open = instruments[bar.Instrument].PriceAsDouble(bar.Open);
        for (int i = waiting.Count - 1; i >= 0; i--)
        {
            if (bar.Start >= waiting[i].WantedSince)
            {
                Trade(waiting[i], in bar, open);
                waiting.RemoveAt(i);
            }
        }
    }

    private void Trade(Line line, in Bar bar, double open)
    {
        if (line.Held == line.Wanted)
        {
            return;
        }

        if (line.Held != 0)
        {
            double gross = line.Held * ((open / line.EntryPrice) - 1);
            double costs = Math.Abs(line.Held) * _costPerTrade * (1 + (open / line.EntryPrice));
            _records[line.Instance]
                .Bets.Add(new Bet(bar.Instrument, line.OpenedAt, bar.Start, line.Held, gross - costs));
        }

        line.Held = line.Wanted;
        line.EntryPrice = open;
        line.OpenedAt = bar.Start;
    }

    private sealed class Line(int instance)
    {
        public int Instance { get; } = instance;

        public double Wanted { get; set; }

        public Timestamp WantedSince { get; set; }

        public double Held { get; set; }

        public double EntryPrice { get; set; }

        public Timestamp OpenedAt { get; set; }
    }
}
