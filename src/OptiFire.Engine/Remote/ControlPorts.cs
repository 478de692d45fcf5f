using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Remote;

/// <summary>What a control socket gives access to; called from many threads at once.</summary>
public sealed record ControlPorts
{
    /// <summary>Settings and flags.</summary>
    public required ISettings Settings { get; init; }

    /// <summary>What runs by the clock.</summary>
    public required IScheduleView Schedule { get; init; }

    /// <summary>The stored states of the run.</summary>
    public required ICheckpoints Checkpoints { get; init; }

    /// <summary>How far the engine is.</summary>
    public required IEngineHealth Health { get; init; }

    /// <summary>Commands given in the name of an author, whom the journal keeps.</summary>
    public required Func<string, ICommands> Commands { get; init; }

    /// <summary>Re-arms a guard that has latched: which, who asks, why it is safe.</summary>
    public required Action<InstanceId, string, string> Rearm { get; init; }

    /// <summary>What each plugin instance does and costs.</summary>
    public required Func<IReadOnlyList<PluginStatus>> Plugins { get; init; }
}
