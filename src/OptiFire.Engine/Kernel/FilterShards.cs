using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>A filter with its shards by instrument, and what it has left of a day's records.</summary>
internal sealed class FilterShards
{
    private const int MostADay = 1_000;
    private const long Day = 86_400_000_000_000;

    private long _day = long.MinValue;
    private int _rows;
    private int _findings;

    public FilterShards(ActivationBinding binding, int instruments)
    {
        Binding = binding;
        Plugin = (IDataFilter)binding.Owner.Plugin;
        Runs = new DataFilterRun?[instruments + 1];
        bool splits = binding.Activation.Scope.Kind == ScopeKind.Instrument;
        foreach (ActivationShard shard in binding.Shards)
        {
            var run = new DataFilterRun(shard);
            if (splits)
            {
                Runs[shard.Shard.Instrument.Value + 1] = run;
                continue;
            }

            Runs[0] = run;
            foreach (Instrument instrument in binding.Universe)
            {
                Runs[instrument.Id.Value + 1] = run;
            }
        }
    }

    public ActivationBinding Binding { get; }

    public IDataFilter Plugin { get; }

    /// <summary>The run that judges an instrument's data, at its id plus one; null where the filter leaves it alone.</summary>
    public DataFilterRun?[] Runs { get; }

    /// <summary>Whether the last refusal of a record was the day's first.</summary>
    public bool IsFirstDropped { get; private set; }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt64(_day);
        writer.WriteInt32(_rows);
        writer.WriteInt32(_findings);
        foreach (DataFilterRun run in Runs.OfType<DataFilterRun>())
        {
            ShardState.Write(run.Last, writer);
        }
    }

    public void Load(ref PayloadReader reader)
    {
        (_day, _rows, _findings) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32());
        foreach (DataFilterRun run in Runs.OfType<DataFilterRun>())
        {
            run.Last = ShardState.ReadResult(ref reader);
        }
    }

    public bool TakesRow(Timestamp now) => Takes(now, ref _rows);

    public bool TakesFinding(Timestamp now) => Takes(now, ref _findings);

    private bool Takes(Timestamp now, ref int count)
    {
        long day = now.UnixNanoseconds / Day;
        if (day != _day)
        {
            (_day, _rows, _findings) = (day, 0, 0);
        }

        count++;
        IsFirstDropped = count == MostADay + 1;
        return count <= MostADay;
    }
}
