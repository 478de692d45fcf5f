using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Signals;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Decisions;

/// <summary>Paper-trades every signal instance on unit capital: a changed level is traded at the next bar's open, at a cost.</summary>
/// <remarks>A bet is the life of one level in one instrument: its return is level × price return, less the commission of both trades.</remarks>
internal sealed class PaperBook(IInstruments instruments, decimal commissionBps) : ICheckpointed
{
    private readonly List<Line>[] _waiting = [.. instruments.Select(_ => new List<Line>())];
    private readonly Dictionary<(int Instance, ShardKey Shard, InstrumentId Instrument), Line> _lines = [];
    private readonly SortedDictionary<int, (InstanceId Id, List<Bet> Bets)> _records = [];
    private readonly double _costPerTrade = (double)commissionBps / 10_000;

    public string Section => "paper";

    public int SectionVersion => 1;

    public IReadOnlyList<TrackRecord> Records(InstanceId? instance) =>
        [
            .. _records
                .Values.Where(r => instance is null || r.Id == instance)
                .Select(r => new TrackRecord(r.Id, new ClosedBets(r.Bets), Trials: 1)),
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

    public void Save(PayloadWriter writer)
    {
        var places = new Dictionary<Line, int>();
        writer.WriteInt32(_lines.Count);
        foreach (((int instance, ShardKey shard, InstrumentId instrument), Line line) in _lines)
        {
            places.Add(line, places.Count);
            writer.WriteInt32(instance);
            writer.WriteInt32(shard.Instrument.Value);
            writer.WriteInt32(instrument.Value);
            line.Save(writer);
        }

        foreach (List<Line> waiting in _waiting)
        {
            writer.WriteInt32(waiting.Count);
            waiting.ForEach(line => writer.WriteInt32(places[line]));
        }

        writer.WriteInt32(_records.Count);
        foreach ((int instance, (InstanceId _, List<Bet> bets)) in _records)
        {
            writer.WriteInt32(instance);
            writer.WriteInt32(bets.Count);
            foreach (Bet bet in bets)
            {
                writer.WriteInt32(bet.Instrument.Value);
                writer.WriteTimestamp(bet.OpenedAt);
                writer.WriteTimestamp(bet.ClosedAt);
                writer.WriteDouble(bet.Level);
                writer.WriteDouble(bet.Return);
            }
        }
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        var lines = new List<Line>();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            int instance = reader.ReadInt32();
            var shard = new ShardKey(new InstrumentId(reader.ReadInt32()));
            InstrumentId instrument = reader.ReadInstrument(_waiting.Length);
            Line line = Line.Load(instance, ref reader);
            lines.Add(line);
            _lines.Add((instance, shard, instrument), line);
        }

        foreach (List<Line> waiting in _waiting)
        {
            for (int left = reader.ReadCount(); left > 0; left--)
            {
                waiting.Add(lines[reader.ReadInt32()]);
            }
        }

        for (int left = reader.ReadCount(); left > 0; left--)
        {
            List<Bet> bets = RecordOf(reader.ReadInt32());
            for (int more = reader.ReadCount(); more > 0; more--)
            {
                bets.Add(
                    new Bet(
                        reader.ReadInstrument(_waiting.Length),
                        reader.ReadTimestamp(),
                        reader.ReadTimestamp(),
                        reader.ReadDouble(),
                        reader.ReadDouble()
                    )
                );
            }
        }
    }

    private List<Bet> RecordOf(int instance) =>
        _records.TryGetValue(instance, out (InstanceId Id, List<Bet> Bets) record)
            ? record.Bets
            : throw new PayloadException($"Plugin instance {instance} gives no signals any more.");

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

        public void Save(PayloadWriter writer)
        {
            writer.WriteDouble(Wanted);
            writer.WriteTimestamp(WantedSince);
            writer.WriteDouble(Held);
            writer.WriteDouble(EntryPrice);
            writer.WriteTimestamp(OpenedAt);
        }

        public static Line Load(int instance, ref PayloadReader reader) =>
            new(instance)
            {
                Wanted = reader.ReadDouble(),
                WantedSince = reader.ReadTimestamp(),
                Held = reader.ReadDouble(),
                EntryPrice = reader.ReadDouble(),
                OpenedAt = reader.ReadTimestamp(),
            };
    }
}
