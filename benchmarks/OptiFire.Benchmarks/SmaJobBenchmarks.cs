using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using OptiFire.Engine.Hosting;

namespace OptiFire.Benchmarks;

/// <summary>The minute job through the whole engine, beside the same job as a plain loop over the same file and the same bars.</summary>
/// <remarks>Each run starts cold inside the process: what a user waits for. Every method checks the exact final equity.</remarks>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 7)]
[MemoryDiagnoser]
public class SmaJobBenchmarks
{
    private const decimal FinalEquity = 22_540.3007m;

    private DecodedBars _bars = null!;
    private string _journal = null!;

    [GlobalSetup]
    public void Setup()
    {
        _bars = DecodedBars.Read(SmaJob.MinuteFile);
        _journal = Path.Combine(Path.GetTempPath(), $"optifire-{Environment.ProcessId}.db");
    }

    [IterationCleanup]
    public void Cleanup()
    {
        foreach (string file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_journal) + "*"))
        {
            File.Delete(file);
        }
    }

    [Benchmark(Description = "engine, .csv.gz, journal at end")]
    public async Task EngineFromFile() =>
        Check(await SmaJob.RunAsync(SmaJob.MinuteFile, SmaJob.Csv(SmaJob.MinuteFile), _journal));

    [Benchmark(Description = "engine, decoded bars, journal in memory")]
    public async Task EngineFromBars() => Check(await SmaJob.RunAsync(SmaJob.MinuteFile, _bars, journal: null));

    [Benchmark(Baseline = true, Description = "reference: inflate, parse, loop")]
    public void ReferenceFromFile() => Check(ReferenceLoop.Run(DecodedBars.Read(SmaJob.MinuteFile).Bars));

    [Benchmark(Description = "limit: loop over decoded bars")]
    public void ReferenceFromBars() => Check(ReferenceLoop.Run(_bars.Bars));

    private static void Check(RunReport report) => Check(report.Portfolio.Equity);

    private static void Check(decimal equity)
    {
        if (equity != FinalEquity)
        {
            throw new InvalidOperationException($"Final equity {equity} is not {FinalEquity}.");
        }
    }
}
