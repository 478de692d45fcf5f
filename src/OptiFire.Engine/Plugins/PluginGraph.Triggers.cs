using OptiFire.Engine.Market;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Plugins;

internal sealed partial class PluginGraph
{
    private void AddTriggers(ActivationBinding binding)
    {
        foreach (Trigger trigger in binding.Activation.Triggers)
        {
            foreach (ActivationShard shard in binding.Shards)
            {
                AddTrigger(binding, trigger, shard);
            }
        }
    }

    private void AddTrigger(ActivationBinding binding, Trigger trigger, ActivationShard shard)
    {
        switch (trigger)
        {
            case ScheduleTrigger { Schedule: EventSchedule }:
                _errors.Add($"{binding.Owner.Id}: a schedule of events is no clock; use a data or output trigger.");
                break;
            case ScheduleTrigger timed:
                Timers.Add((timed.Schedule, shard.Calendar, shard));
                break;
            case DataTrigger data:
                AddDataTrigger(binding, data, shard);
                break;
            case FillTrigger:
                OnFill.Add((shard.Shard.Instrument, shard));
                break;
            case OutputTrigger output
                when _ports.OwnerOf(output.Port) is { IsInline: true, Activation.Role: not Role.DataFilter } inline:
                _errors.Add(
                    $"{binding.Owner.Id}: runs on the port '{output.Port}' of {inline.Owner.Id}, which writes it outside rounds: "
                        + "run on data or on the clock, and read the port."
                );
                break;
            case OutputTrigger output when _ports.OwnerOf(output.Port) is { } owner:
                OnOutput.TryAdd(owner, []);
                OnOutput[owner].Add(shard);
                break;
            default:
                break;
        }
    }

    private void AddDataTrigger(ActivationBinding binding, DataTrigger data, ActivationShard shard)
    {
        if (!_store.Knows(data.Kind))
        {
            _errors.Add($"{binding.Owner.Id}: runs on data of kind '{data.Kind}', which is not registered.");
            return;
        }

        ISeriesTable table = _store.Table(data.Kind);
        if (data.Symbol is not null)
        {
            if (_instruments.TryFind(data.Symbol, out Instrument? named))
            {
                Append(table.GetOrAdd(named.Id, data.Variant), shard);
            }
        }
        else if (shard.Shard.Instrument != InstrumentId.None)
        {
            Append(table.GetOrAdd(shard.Shard.Instrument, data.Variant), shard);
        }
        else
        {
            Append(table.GetOrAdd(InstrumentId.None, data.Variant), shard);
            foreach (Instrument instrument in binding.Universe)
            {
                Append(table.GetOrAdd(instrument.Id, data.Variant), shard);
            }
        }
    }

    private static void Append(ISeries series, ActivationShard shard) => series.Triggers = [.. series.Triggers, shard];
}
