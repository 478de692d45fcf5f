using OptiFire.Engine;
using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Time;

namespace OptiFire.Testing.Conformance;

/// <summary>Checks a plugin through the real engine: each check throws <see cref="ConformanceException"/> when it fails.</summary>
/// <remarks>
/// Checks compare journals, so they see what every role does: values on ports, signals, controls, orders. The two runs
/// that others are compared with are made once. Use one object from one thread.
/// </remarks>
/// <param name="subject">The plugin and the market.</param>
public sealed class PluginConformance(ConformanceSubject subject)
{
    private const int FewWorkers = 1;
    private const int ManyWorkers = 4;
    private const int CostAttempts = 3;
    private static readonly double[] Cuts = [0.25, 0.5, 0.75, 0.9];

    private readonly ConformanceRunner _runner = new(subject);
    private RecordedRun? _baseline;

    /// <summary>Makes one check.</summary>
    /// <exception cref="ConformanceException">The plugin does not conform.</exception>
    public Task CheckAsync(ConformanceCheck check, CancellationToken cancellationToken) =>
        check switch
        {
            ConformanceCheck.GivesResults or ConformanceCheck.SameResult => BaselineAsync(cancellationToken),
            ConformanceCheck.Purity => PurityAsync(cancellationToken),
            ConformanceCheck.IgnoresFuture => IgnoresFutureAsync(cancellationToken),
            ConformanceCheck.RestoredState => RestoredStateAsync(cancellationToken),
            ConformanceCheck.ShortInput => ShortInputAsync(cancellationToken),
            ConformanceCheck.Gaps => GapsAsync(cancellationToken),
            ConformanceCheck.MissingInstrument => MissingInstrumentAsync(cancellationToken),
            ConformanceCheck.Budget => MeasureBudgetAsync(cancellationToken),
            ConformanceCheck.EvenAllocation => EvenAllocationAsync(cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check, "There is no such check."),
        };

    /// <summary>Makes every check.</summary>
    /// <returns>What the plugin breaks, each once; empty when it conforms.</returns>
    public async Task<IReadOnlyList<ConformanceException>> FindFailuresAsync(CancellationToken cancellationToken)
    {
        var failures = new List<ConformanceException>();
        foreach (ConformanceCheck check in Enum.GetValues<ConformanceCheck>())
        {
            try
            {
                await CheckAsync(check, cancellationToken).ConfigureAwait(false);
            }
            catch (ConformanceException failure) when (failures.Exists(f => f.Check == failure.Check))
            {
                // Found already: a check that compares runs cannot say more than the check before it.
            }
            catch (ConformanceException failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    /// <summary>Measures what runs cost, up to three times until the budget is kept.</summary>
    /// <exception cref="ConformanceException">A budget is exceeded every time.</exception>
    public async Task<IReadOnlyList<BudgetReading>> MeasureBudgetAsync(CancellationToken cancellationToken)
    {
        RecordedRun run = await BaselineAsync(cancellationToken).ConfigureAwait(false);
        for (int attempt = 1; ; attempt++)
        {
            BudgetReading[] readings = [.. CostReport.Of(run)];
            BudgetReading? over = Array.Find(readings, r => CostReport.IsOver(r, subject.BudgetFactor));
            if (over is null)
            {
                return readings;
            }

            if (attempt == CostAttempts)
            {
                throw new ConformanceException(
                    ConformanceCheck.Budget,
                    $"{over.Role} of {over.Instance} takes {over.MeanTime.TotalMilliseconds} ms and {over.MeanBytes} bytes "
                        + $"a run; its budget is {over.Budget.CpuMilliseconds} ms (here {subject.BudgetFactor} times as "
                        + $"much) and {over.Budget.MemoryMegabytes} MB"
                );
            }

            run = await RunAsync(subject.Market, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PurityAsync(CancellationToken cancellationToken)
    {
        await BaselineAsync(cancellationToken).ConfigureAwait(false);
        await VerifyAsync(PluginVerification.RepeatedRuns, ConformanceCheck.Purity, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task RestoredStateAsync(CancellationToken cancellationToken)
    {
        RecordedRun baseline = await BaselineAsync(cancellationToken).ConfigureAwait(false);
        RecordedRun restored = await VerifyAsync(
                PluginVerification.RestoredState,
                ConformanceCheck.RestoredState,
                cancellationToken
            )
            .ConfigureAwait(false);
        Expect.Same(ConformanceCheck.RestoredState, baseline, restored, "never stopped and restored after every run");
    }

    private async Task IgnoresFutureAsync(CancellationToken cancellationToken)
    {
        RecordedRun all = await BaselineAsync(cancellationToken).ConfigureAwait(false);
        foreach (Timestamp cut in await CutPointsAsync(cancellationToken).ConfigureAwait(false))
        {
            RecordedRun part = await RunAsync(CutAt(cut), cancellationToken).ConfigureAwait(false);
            long end = part.Records[^1].Sequence;
            IEnumerable<JournalEntry> early = all.Records.Where(r => r.Sequence < end);
            if (RecordedRun.Difference(early, part.Records.SkipLast(1)) is { } difference)
            {
                throw new ConformanceException(
                    ConformanceCheck.IgnoresFuture,
                    $"with all data and with data up to {cut}: {difference}"
                );
            }
        }
    }

    private async Task ShortInputAsync(CancellationToken cancellationToken)
    {
        await BaselineAsync(cancellationToken).ConfigureAwait(false);
        int rows = subject.WarmUp - 1;
        var market = new FilteredMarket(subject.Market, () => new FirstRowsFilter(rows));
        RecordedRun run = await RunAsync(market, cancellationToken).ConfigureAwait(false);
        Expect.NoStatement(ConformanceCheck.ShortInput, run, $"on {rows} data of each series");
    }

    private async Task GapsAsync(CancellationToken cancellationToken)
    {
        await BaselineAsync(cancellationToken).ConfigureAwait(false);
        int rows = (await _runner.MomentsAsync(cancellationToken).ConfigureAwait(false)).Count;
        int perSeries = rows / Math.Max(1, subject.Market.Instruments.Count);
        Func<IRowFilter>[] gaps =
        [
            () => new HolesFilter(every: 5, alike: true),
            () => new HolesFilter(every: 7, alike: false),
            () => new StretchFilter(series: 0, perSeries * 2 / 5, perSeries / 5),
        ];
        foreach (Func<IRowFilter> gap in gaps)
        {
            RecordedRun run = await RunAsync(new FilteredMarket(subject.Market, gap), cancellationToken)
                .ConfigureAwait(false);
            Expect.Sound(ConformanceCheck.Gaps, run, "on a market with gaps");
        }
    }

    private async Task MissingInstrumentAsync(CancellationToken cancellationToken)
    {
        await BaselineAsync(cancellationToken).ConfigureAwait(false);
        foreach (string symbol in subject.Market.Instruments.Select(i => i.Symbol).ToArray())
        {
            string where = $"without {symbol}";
            var market = new FilteredMarket(subject.Market, static () => new MomentsFilter(), without: symbol);
            try
            {
                RecordedRun run = await RunAsync(market, cancellationToken).ConfigureAwait(false);
                Expect.Sound(ConformanceCheck.MissingInstrument, run, where);
                if (subject.NeededSymbols.Contains(symbol, StringComparer.OrdinalIgnoreCase))
                {
                    Expect.NoStatement(ConformanceCheck.MissingInstrument, run, where);
                }
            }
            catch (EngineStartException exception)
            {
                throw new ConformanceException(
                    ConformanceCheck.MissingInstrument,
                    $"{where} the engine does not start: {exception.Message}"
                );
            }
        }
    }

    private async Task EvenAllocationAsync(CancellationToken cancellationToken)
    {
        RecordedRun all = await BaselineAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Timestamp> moments = await _runner.MomentsAsync(cancellationToken).ConfigureAwait(false);
        FilteredMarket firstHalf = CutAt(moments[moments.Count / 2]);
        for (int attempt = 1; ; attempt++)
        {
            RecordedRun half = await RunAsync(firstHalf, cancellationToken).ConfigureAwait(false);
            if (CostReport.Growth(half, all) is not { } growth)
            {
                return;
            }

            if (attempt == CostAttempts)
            {
                throw new ConformanceException(ConformanceCheck.EvenAllocation, growth);
            }

            // The runtime allocates now and then on the plugin's thread: what the plugin does itself comes again.
            all = await RunAsync(subject.Market, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RecordedRun> BaselineAsync(CancellationToken cancellationToken)
    {
        if (_baseline is not null)
        {
            return _baseline;
        }

        RecordedRun one = await RunAsync(subject.Market, cancellationToken).ConfigureAwait(false);
        Expect.Sound(ConformanceCheck.GivesResults, one, "on the whole market");
        bool draws = one.Report.Activations.Any(a =>
            a.Instance.PluginId == subject.PluginId && a.Role is Role.Report or Role.Monitor or Role.OrderFilter
        );
        if (!draws && !one.Statements.Any())
        {
            throw new ConformanceException(
                ConformanceCheck.GivesResults,
                $"{subject.PluginId} says nothing on this market, so nothing can be compared"
            );
        }

        RecordedRun many = await _runner
            .RunAsync(subject.Market, ManyWorkers, PluginVerification.None, cancellationToken)
            .ConfigureAwait(false);
        Expect.Same(ConformanceCheck.SameResult, one, many, "on one worker and on four");
        return _baseline = one;
    }

    private async Task<RecordedRun> VerifyAsync(
        PluginVerification verification,
        ConformanceCheck check,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await _runner
                .RunAsync(subject.Market, FewWorkers, verification, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (PluginPromiseException exception)
        {
            throw new ConformanceException(check, exception.Message);
        }
    }

    private Task<RecordedRun> RunAsync(IMarketDataSource market, CancellationToken cancellationToken) =>
        _runner.RunAsync(market, FewWorkers, PluginVerification.None, cancellationToken);

    private FilteredMarket CutAt(Timestamp cut) => new(subject.Market, () => new UntilFilter(cut), last: cut);

    private async Task<IReadOnlyList<Timestamp>> CutPointsAsync(CancellationToken cancellationToken)
    {
        if (subject.CutPoints.Count > 0)
        {
            return subject.CutPoints;
        }

        IReadOnlyList<Timestamp> moments = await _runner.MomentsAsync(cancellationToken).ConfigureAwait(false);
        return [.. Cuts.Select(share => moments[(int)(share * (moments.Count - 1))]).Distinct()];
    }
}
