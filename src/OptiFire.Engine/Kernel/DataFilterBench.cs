using OptiFire.Engine.Checkpoints;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Events;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Kernel;

/// <summary>Stands before the applier where data filters are enabled: asks each about every datum, and lets the good ones through.</summary>
/// <remarks>Feeds hand their rows to the applier itself where there is no filter: that way costs nothing.</remarks>
internal sealed class DataFilterBench(EngineParts parts, SliceApplier applier, RoundExecutor rounds)
    : ISliceSink,
        ICheckpointed
{
    private const int MostTexts = 100;
    private const int LongestText = 200;

    private readonly List<FilterShards> _filters = [];
    private int _texts;

    public bool Any => _filters.Count > 0;

    public string Section => "data-filters";

    public int SectionVersion => 1;

    public bool MayBeMissing => true;

    /// <summary>Takes what is put aside.</summary>
    public IQuarantine? Quarantine { get; set; }

    /// <summary>Whom to hand rows to while these filters are enabled.</summary>
    public ISliceSink Entrance => Any ? this : applier;

    /// <summary>Forgets every filter, before the plugins of another version of the settings are added.</summary>
    public void Clear() => _filters.Clear();

    public void Add(ActivationBinding binding) => _filters.Add(new FilterShards(binding, parts.Instruments.Count));

    public void Apply<T>(in T datum, SeriesTable<T> table)
        where T : struct, IDatum<T>
    {
        applier.Number(in datum);
        bool passes = true;
        foreach (FilterShards filter in _filters)
        {
            passes &= Passes(filter, in datum);
        }

        if (passes)
        {
            applier.PutInForce(in datum, table);
        }
    }

    public void Save(PayloadWriter writer)
    {
        writer.WriteInt32(_filters.Count);
        _filters.ForEach(filter => filter.Save(writer));
    }

    public void Load(ref PayloadReader reader, in CheckpointScope scope)
    {
        if (reader.ReadInt32() != _filters.Count)
        {
            throw new PayloadException("There were other data filters.");
        }

        foreach (FilterShards filter in _filters)
        {
            filter.Load(ref reader);
        }
    }

    private bool Passes<T>(FilterShards filter, in T datum)
        where T : struct, IDatum<T>
    {
        if (filter.Runs[datum.Instrument.Value + 1] is not { } run)
        {
            return true;
        }

        ActivationShard shard = run.Of;
        shard.Statistics.Runs++;
        DataVerdict verdict = shard.TryBegin()
            ? PluginCalls.Check(filter.Plugin, in datum, run, shard)
            : DataVerdict.Accept;
        run.Verify();
        if (run.HasNews)
        {
            Keep(filter, run);
        }

        Count(shard);
        if (verdict.Accepts)
        {
            return true;
        }

        PutAside(filter, in datum, verdict);
        return false;
    }

    private static void Count(ActivationShard shard)
    {
        switch (shard.Result.Status)
        {
            case RunStatus.Ok:
                shard.Statistics.Ok++;
                break;
            case RunStatus.NotReady:
                shard.Statistics.NotReady++;
                break;
            default:
                shard.Statistics.Failed++;
                break;
        }
    }

    private void Keep(FilterShards filter, DataFilterRun run)
    {
        ActivationShard shard = run.Of;
        PluginInstance owner = shard.Binding.Owner;
        bool writes = Array.Exists(shard.Ports, static p => p.IsWritten);
        bool turned = run.Last.Status != shard.Result.Status;
        run.Last = shard.Result;
        if (writes || turned || shard.Result.Status != RunStatus.Ok)
        {
            ReadOnlyMemory<byte> outputs = shard.Commit(out bool changed);
            if (changed)
            {
                parts.Log.Append(
                    new PluginResult(
                        owner.Number,
                        shard.Binding.Index,
                        shard.Shard.Instrument.Value,
                        shard.Result.Status,
                        shard.Result.Reason,
                        outputs
                    )
                );
            }
        }

        foreach ((FindingSeverity severity, string message) in shard.Effects.Findings)
        {
            Note(filter, severity, message);
        }

        if (writes)
        {
            rounds.TriggerReaders(shard);
        }

        if (shard.Result.Status == RunStatus.Failed || turned)
        {
            TakeStatus(shard, turned);
        }
    }

    private void TakeStatus(ActivationShard shard, bool turned)
    {
        bool failed = shard.Result.Status == RunStatus.Failed;
        if (shard.Result.Status != RunStatus.NotReady)
        {
            parts.Controls.SetUnjudged(shard, failed ? shard.Result.Reason : null);
        }

        if (failed && turned)
        {
            EngineLog.PluginFailed(
                parts.Logger,
                shard.Instance.PluginId,
                shard.Shard.ToString(),
                parts.Log.Sequence,
                shard.Result.Reason,
                shard.Fault
            );
        }

        shard.Fault = null;
    }

    private void PutAside<T>(FilterShards filter, in T datum, DataVerdict verdict)
        where T : struct, IDatum<T>
    {
        PluginInstance owner = filter.Binding.Owner;
        parts.PutAside.Add(in datum);
        if (filter.TakesRow(parts.View.Now))
        {
            parts.Log.Append(
                new DataQuarantined(
                    owner.Number,
                    datum.Instrument.Value,
                    T.Kind.Id,
                    datum.Variant,
                    datum.EventTime,
                    verdict
                )
            );
        }
        else if (filter.IsFirstDropped)
        {
            Say(filter, FindingSeverity.Warning, "too many rows were put aside today: the rest is only counted");
        }

        string text = "";
        if (_texts < MostTexts)
        {
            _texts++;
            text = datum.ToString() ?? "";
            text = text.Length > LongestText ? text[..LongestText] : text;
        }

        foreach (QuarantineReason reason in verdict.Broken)
        {
            Quarantine!.Add(new QuarantinedRow(owner.Id.ToString(), 0, reason, text));
        }
    }

    private void Note(FilterShards filter, FindingSeverity severity, string message)
    {
        if (filter.TakesFinding(parts.View.Now))
        {
            Say(filter, severity, message);
        }
        else if (filter.IsFirstDropped)
        {
            Say(filter, FindingSeverity.Warning, "too many findings today: the rest is dropped");
        }
    }

    private void Say(FilterShards filter, FindingSeverity severity, string message)
    {
        PluginInstance owner = filter.Binding.Owner;
        long sequence = parts.Log.Append(new FindingNoted(owner.Number, severity, message));
        parts.Bus.Publish(new FindingRaised(sequence, parts.View.Now, owner.Id, severity, message));
    }
}
