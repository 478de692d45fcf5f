using System.Diagnostics;
using OptiFire.Numerics.Reductions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Orders;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Plugins;

/// <summary>An activation of an instance, with its shards and its place in the order of execution.</summary>
internal sealed class ActivationBinding
{
    public ActivationBinding(PluginInstance owner, int index, Activation activation, IReadOnlyList<Instrument> universe)
    {
        Owner = owner;
        Index = index;
        Activation = activation;
        Universe = universe;
        BudgetTicks = activation.Budget.CpuMilliseconds * (Stopwatch.Frequency / 1000);
        BudgetBytes = (long)activation.Budget.MemoryMegabytes << 20;
        Invoke = activation.Role switch
        {
            Role.Feature => Call<IFeature>(owner, static (p, s) => p.Compute(s)),
            Role.Signal => Call<ISignal>(owner, static (p, s) => p.Evaluate(s)),
            Role.SignalFilter => Call<ISignalFilter>(owner, static (p, s) => p.Filter(s)),
            Role.Allocation => Call<IAllocation>(owner, static (p, s) => p.Allocate(s)),
            Role.Sizing => Call<ISizing>(owner, static (p, s) => p.Size(s)),
            Role.Risk => Call<IRisk>(owner, static (p, s) => p.Decide(s)),
            Role.Monitor => Call<IMonitor>(owner, static (p, s) => p.Observe(s)),
            Role.Report => Call<IReport>(owner, static (p, s) => p.Draw(s)),
            Role.Guard => Call<IGuard>(owner, static (p, s) => p.Check(s)),
            Role.OrderFilter => Call<IOrderFilter>(owner, static (_, _) => RunResult.Ok),
            Role.Service => Call<IService>(owner, static (_, _) => RunResult.Ok),
            Role.DataFilter => Call<IDataFilter>(owner, static (_, _) => RunResult.Ok),
            _ => throw new EngineStartException([$"{owner.Id}: role {activation.Role} is not known."]),
        };
    }

    public PluginInstance Owner { get; }

    public int Index { get; }

    /// <summary>The plan's, with the schedule and budget that settings put in its place.</summary>
    public Activation Activation { get; set; }

    public IReadOnlyList<Instrument> Universe { get; }

    public Func<ActivationShard, RunResult> Invoke { get; }

    /// <summary>Runs after every activation with a lower number.</summary>
    public int Wave { get; set; }

    /// <summary>Place among all activations: instance, then activation.</summary>
    public int Order { get; set; }

    /// <summary>Time per run, in ticks of the monotonic clock.</summary>
    public long BudgetTicks { get; }

    /// <summary>Memory allocated per run.</summary>
    public long BudgetBytes { get; }

    /// <summary>Wall time of the runs of all shards, in ticks of the monotonic clock. The kernel records.</summary>
    public LogLinearHistogram Durations { get; } = new(3600 * Stopwatch.Frequency);

    public List<ActivationShard> Shards { get; } = [];

    /// <summary>Whether triggers make runs of it that workers may take.</summary>
    public bool RunsInRounds => !IsInline && Activation.Role != Role.Service;

    /// <summary>Whether the kernel calls it in the middle of something, on its own thread.</summary>
    public bool IsInline => Activation.Role is Role.Guard or Role.OrderFilter or Role.DataFilter;

    public ActivationShard? ShardFor(InstrumentId instrument) =>
        Shards.Count == 1 && Shards[0].Shard == ShardKey.Whole
            ? Shards[0]
            : Shards.Find(s => s.Shard.Instrument == instrument);

    public FilterVerdict Filter(in OrderRequest order, ActivationShard shard) =>
        ((IOrderFilter)Owner.Plugin).Check(in order, shard);

    private static Func<ActivationShard, RunResult> Call<TRole>(
        PluginInstance owner,
        Func<TRole, ActivationShard, RunResult> call
    )
        where TRole : class, IPlugin =>
        owner.Plugin is TRole role
            ? shard => call(role, shard)
            : throw new EngineStartException([
                $"{owner.Id}: its plan has an activation of role {typeof(TRole).Name[1..]}, but it is no {typeof(TRole).Name}.",
            ]);
}
