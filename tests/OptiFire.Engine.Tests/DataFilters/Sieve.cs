using OptiFire.Engine.Tests.Decisions;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;

namespace OptiFire.Engine.Tests.DataFilters;

/// <summary>A data filter that puts aside, or fails on, the rows of one instrument it is told of, counted from 0.</summary>
internal sealed class Sieve(SieveOptions options) : IPlugin<Sieve, SieveOptions>, IDataFilter, IFeature
{
    public static PluginDescriptor Descriptor { get; } =
        new("test_sieve", PluginCategory.Infrastructure, "Sieve") { Summary = "Puts rows aside." };

    public static Output<long> Rows { get; } = Output.Integer("rows");

    public static Output<long> Heard { get; } = Output.Integer("heard");

    private readonly OutputNeed<long> _rows = Need.Output(Rows);

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.DataFilter, Scope.Instrument()) { Outputs = [Rows] },
            new Activation(Role.Feature, Scope.Instrument(), Trigger.OnOutput(Rows))
            {
                Needs = [_rows],
                Outputs = [Heard],
            }
        ).WithState(() => new Day(0));

    public DataVerdict Check<T>(in T datum, IDataFilterRun run)
        where T : struct, IDatum<T>
    {
        ref Day day = ref run.State<Day>();
        int number = day.Number;
        day = new Day(number + 1);
        if (run.Shard == ShardKey.Whole || run.Instrument.Symbol != "AAA")
        {
            return DataVerdict.Accept;
        }

        if (options.Fails.Contains(number))
        {
            throw new InvalidOperationException("the sieve is torn");
        }

        if (options.Speaks)
        {
            run.Publish(Rows, number);
        }

        if (!options.Drops(number))
        {
            return DataVerdict.Accept;
        }

        run.Report(FindingSeverity.Warning, "a bad row");
        return DataVerdict.Accept.With(QuarantineReason.Outlier).With(QuarantineReason.OhlcViolated);
    }

    public RunResult Compute(IRun run)
    {
        run.Publish(Heard, run.Value(_rows));
        return RunResult.Ok;
    }
}

internal sealed record SieveOptions
{
    public Func<int, bool> Drops { get; init; } = static _ => false;

    public int[] Fails { get; init; } = [];

    public bool Speaks { get; init; }
}
