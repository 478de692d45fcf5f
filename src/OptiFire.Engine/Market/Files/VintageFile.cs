using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Market.Files;

/// <summary>Reads the layouts whose rows are versions of facts.</summary>
internal sealed class VintageFile(FileHeader header, DataFileOptions options, TextPart part, SourceRequest request)
{
    /// <summary>Reads everything asked for, in order of availability.</summary>
    public IEnumerable<DataBatch> Read(CancellationToken stop) =>
        header.Layout switch
        {
            FileLayout.SearchInterest => Batches(c => new SearchInterestParser(c, options, header.NewFields()), stop),
            FileLayout.SearchPanel => Batches(
                c => new SearchPanelParser(c, options, header.PanelSymbols.ToArray()),
                stop
            ),
            FileLayout.EtfShares => Batches(c => new EtfSharesParser(c, header.NewFields()), stop),
            FileLayout.MoneyFlowPanel => Batches(
                c => new MoneyFlowParser(c, options.MoneyFlowUnit!.Value, header.PanelSymbols.ToArray()),
                stop
            ),
            FileLayout.Whispers => Batches(c => new WhisperParser(c, header.NewFields()), stop),
            FileLayout.News => Batches(c => new NewsParser(c), stop),
            _ => Estimates(stop),
        };

    private IEnumerable<DataBatch> Batches<T>(Func<ParseContext, VintageParser<T>> newParser, CancellationToken stop)
        where T : struct, IDatum<T> => VintageRows.Batches(Rows(newParser, request.Quarantine, stop));

    // A line holds data of two kinds: they are read apart, bad lines are told once, and moments are put together.
    private IEnumerable<DataBatch> Estimates(CancellationToken stop)
    {
        List<EarningsEstimate> estimates = Rows(
            c => new EarningsEstimateParser(c, header.NewFields()),
            request.Quarantine,
            stop
        );
        List<AnalystRevision> revisions = Rows(
            c => new AnalystRevisionParser(c, header.NewFields()),
            quarantine: null,
            stop
        );
        ILookup<Timestamp, EarningsEstimate> estimatesAt = estimates.ToLookup(row => row.AvailableAt);
        ILookup<Timestamp, AnalystRevision> revisionsAt = revisions.ToLookup(row => row.AvailableAt);
        return estimatesAt
            .Select(moment => moment.Key)
            .Union(revisionsAt.Select(moment => moment.Key))
            .Order()
            .SelectMany(moment =>
                VintageRows.Batches([.. estimatesAt[moment]]).Concat(VintageRows.Batches([.. revisionsAt[moment]]))
            );
    }

    private List<T> Rows<T>(
        Func<ParseContext, VintageParser<T>> newParser,
        IQuarantine? quarantine,
        CancellationToken stop
    )
        where T : struct, IDatum<T>
    {
        List<QuarantinedRow> rejected = [];
        var context = new ParseContext(request, options, options.Wanted, rejected);
        return VintageRows.Read(part, newParser(context), rejected, quarantine, stop);
    }
}
