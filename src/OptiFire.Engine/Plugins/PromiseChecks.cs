using OptiFire.Engine.Hosting;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Plugins;

/// <summary>Tests of what a plugin promises, made while it runs.</summary>
internal sealed class PromiseChecks(InstanceId instance, PluginVerification verification)
{
    private readonly PayloadWriter _stored = new();
    private readonly PayloadWriter _again = new();

    public bool RestoresState { get; } = (verification & PluginVerification.RestoredState) != 0;

    public bool RepeatsRuns { get; } = (verification & PluginVerification.RepeatedRuns) != 0;

    /// <summary>Puts the committed state through its stored form.</summary>
    public void Restore(StateSlot slot)
    {
        _stored.Truncate();
        slot.Write(_stored);
        var reader = new PayloadReader(_stored.WrittenSpan);
        try
        {
            slot.Read(ref reader);
        }
        catch (PayloadException exception)
        {
            throw Broken($"its state cannot be read back: {exception.Message}");
        }

        if (reader.Remaining > 0)
        {
            throw Broken($"its state leaves {reader.Remaining} bytes unread");
        }

        _again.Truncate();
        slot.Write(_again);
        if (!_stored.WrittenSpan.SequenceEqual(_again.WrittenSpan))
        {
            throw Broken("its state stores other bytes after it was read back");
        }
    }

    /// <summary>Makes a run a second time.</summary>
    /// <returns>What is wrong; null when both left the same.</returns>
    public static PluginPromiseException? Repeat(ActivationShard shard, Func<ActivationShard, RunResult> invoke)
    {
        byte[] first = RunBytes.Of(shard);
        if (!shard.TryBegin())
        {
            return Impure(shard, "its needs were met once and are not any more");
        }

        shard.Result = invoke(shard);
        return first.AsSpan().SequenceEqual(RunBytes.Of(shard))
            ? null
            : Impure(shard, "a second run on the same view left something else: it is not pure");
    }

    private static PluginPromiseException Impure(ActivationShard shard, string reason) =>
        new(shard.Instance, PluginVerification.RepeatedRuns, reason);

    private PluginPromiseException Broken(string reason) => new(instance, PluginVerification.RestoredState, reason);
}
