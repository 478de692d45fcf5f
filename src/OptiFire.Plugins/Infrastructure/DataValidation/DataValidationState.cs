using System.Runtime.InteropServices;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>What <see cref="DataValidation"/> remembers of one instrument's data.</summary>
internal sealed class DataValidationState : IPluginState<DataValidationState>
{
    private const int Rules = 32;
    private const int MostSeries = 8_192;
    private const int MostHistory = 128;

    private readonly Dictionary<(string Kind, int Variant), SeriesRecord> _series = [];
    private readonly List<(Timestamp Time, double Quality)> _history = [];
    private readonly List<(Timestamp ExTime, double Factor)> _splits = [];
    private SeriesRecord? _newest;

    public static int SchemaVersion => 1;

    public long Rows { get; set; }

    /// <summary>Rows put aside, by the number of the rule.</summary>
    public long[] PutAside { get; private init; } = new long[Rules];

    /// <summary>Rows put aside.</summary>
    public long RowsPutAside { get; set; }

    /// <summary>Bars that the calendar misses.</summary>
    public long Missing { get; set; }

    /// <summary>The share of clean rows, the newest counting most.</summary>
    public double CleanShare { get; set; } = 1;

    /// <summary>What was published last; NaN before the first.</summary>
    public double Published { get; set; } = double.NaN;

    public int HeldSeries { get; set; }

    public int StaleSeries { get; set; }

    /// <summary>When the newest price happened, of any series.</summary>
    public Timestamp LastPriceTime { get; set; } = Timestamp.MinValue;

    public bool IsSilent { get; set; }

    public bool IsBlocked { get; set; }

    /// <summary>The share of clean rows; 0 while a price waits to be confirmed or a series is stale.</summary>
    public double RowQuality => HeldSeries > 0 || StaleSeries > 0 ? 0 : CleanShare;

    public IReadOnlyList<(Timestamp Time, double Quality)> History => _history;

    public IEnumerable<SeriesRecord> Series => _series.Values;

    public SeriesRecord Find(string kind, int variant)
    {
        if (_newest is { } newest && newest.Variant == variant && newest.Kind == kind)
        {
            return newest;
        }

        ref SeriesRecord? record = ref CollectionsMarshal.GetValueRefOrAddDefault(_series, (kind, variant), out _);
        record ??= new SeriesRecord(kind, variant);
        _newest = record;
        return record;
    }

    /// <summary>Forgets series that ended long ago where there are very many: expired options.</summary>
    public void Prune(Timestamp now)
    {
        if (_series.Count > MostSeries)
        {
            Timestamp oldest = now - TimeSpan.FromDays(30);
            foreach (
                SeriesRecord old in _series
                    .Values.Where(s => s.LastTime < oldest && s.Held == 0 && !s.IsStale)
                    .ToArray()
            )
            {
                _series.Remove((old.Kind, old.Variant));
            }

            _newest = null;
        }
    }

    public void AddSplit(Timestamp exTime, double factor)
    {
        if (!_splits.Contains((exTime, factor)))
        {
            _splits.Add((exTime, factor));
        }
    }

    /// <summary>What splits between two times multiply a price by.</summary>
    public double SplitFactor(Timestamp after, Timestamp upTo)
    {
        double factor = 1;
        foreach ((Timestamp exTime, double one) in _splits)
        {
            factor *= after < exTime && exTime <= upTo ? one : 1;
        }

        return factor;
    }

    public void Sample(Timestamp time, double quality)
    {
        if (_history.Count == MostHistory)
        {
            // Every second one goes: the picture keeps its span and loses detail.
            for (int i = 0; i < MostHistory / 2; i++)
            {
                _history[i] = _history[2 * i];
            }

            _history.RemoveRange(MostHistory / 2, MostHistory / 2);
        }

        _history.Add((time, quality));
    }

    public DataValidationState Copy()
    {
        var copy = new DataValidationState { PutAside = [.. PutAside] };
        copy.Take(this);
        foreach (SeriesRecord record in _series.Values)
        {
            copy._series.Add((record.Kind, record.Variant), record.Copy());
        }

        copy._history.AddRange(_history);
        copy._splits.AddRange(_splits);
        return copy;
    }

    public void Write(PayloadWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteInt64(Rows);
        writer.WriteInt64(RowsPutAside);
        writer.WriteInt64(Missing);
        writer.WriteDouble(CleanShare);
        writer.WriteDouble(Published);
        writer.WriteInt32(HeldSeries);
        writer.WriteInt32(StaleSeries);
        writer.WriteTimestamp(LastPriceTime);
        writer.WriteBoolean(IsSilent);
        writer.WriteBoolean(IsBlocked);
        foreach (long count in PutAside)
        {
            writer.WriteInt64(count);
        }

        writer.WriteInt32(_series.Count);
        foreach (
            SeriesRecord record in _series.Values.OrderBy(s => s.Kind, StringComparer.Ordinal).ThenBy(s => s.Variant)
        )
        {
            record.Write(writer);
        }

        WritePairs(writer, _history);
        WritePairs(writer, _splits);
    }

    public static DataValidationState Read(ref PayloadReader reader, int schemaVersion)
    {
        var state = new DataValidationState
        {
            Rows = reader.ReadInt64(),
            RowsPutAside = reader.ReadInt64(),
            Missing = reader.ReadInt64(),
            CleanShare = reader.ReadDouble(),
            Published = reader.ReadDouble(),
            HeldSeries = reader.ReadInt32(),
            StaleSeries = reader.ReadInt32(),
            LastPriceTime = reader.ReadTimestamp(),
            IsSilent = reader.ReadBoolean(),
            IsBlocked = reader.ReadBoolean(),
        };
        for (int i = 0; i < Rules; i++)
        {
            state.PutAside[i] = reader.ReadInt64();
        }

        for (int i = ReadCount(ref reader); i > 0; i--)
        {
            SeriesRecord record = SeriesRecord.Read(ref reader);
            state._series[(record.Kind, record.Variant)] = record;
        }

        ReadPairs(ref reader, state._history);
        ReadPairs(ref reader, state._splits);
        return state;
    }

    private static void WritePairs(PayloadWriter writer, List<(Timestamp Time, double Value)> pairs)
    {
        writer.WriteInt32(pairs.Count);
        foreach ((Timestamp time, double value) in pairs)
        {
            writer.WriteTimestamp(time);
            writer.WriteDouble(value);
        }
    }

    private static void ReadPairs(ref PayloadReader reader, List<(Timestamp Time, double Value)> pairs)
    {
        for (int i = ReadCount(ref reader); i > 0; i--)
        {
            pairs.Add((reader.ReadTimestamp(), reader.ReadDouble()));
        }
    }

    private static int ReadCount(ref PayloadReader reader) =>
        reader.ReadInt32() is >= 0 and int count
            ? count
            : throw new PayloadException("A list of fewer than no entries cannot be.");

    private void Take(DataValidationState other)
    {
        Rows = other.Rows;
        RowsPutAside = other.RowsPutAside;
        Missing = other.Missing;
        CleanShare = other.CleanShare;
        Published = other.Published;
        HeldSeries = other.HeldSeries;
        StaleSeries = other.StaleSeries;
        LastPriceTime = other.LastPriceTime;
        IsSilent = other.IsSilent;
        IsBlocked = other.IsBlocked;
    }
}
