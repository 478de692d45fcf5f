using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Market;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Journal;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Replay;

/// <summary>Collects what a journal tells.</summary>
internal sealed class RunHistoryReader
{
    private readonly List<Input> _inputs = [];
    private readonly List<EquityPoint> _curve = [];
    private readonly List<TradingStateSet> _states = [];
    private readonly Dictionary<(string Place, InstanceId Rule), RuleActivity> _rules = [];
    private PluginHistory[] _plugins = [];
    private JournalLedger? _ledger;
    private RunStarted _run;
    private RunEnded? _ended;
    private decimal? _equity;

    public RunHistory Read(IEnumerable<CommitGroup> groups)
    {
        JournalHead head = JournalHead.Empty;
        foreach (CommitGroup group in groups)
        {
            foreach (JournalEntry entry in JournalEntry.ReadAll(group.Payload))
            {
                Take(entry);
            }

            head = new JournalHead(
                group.Number,
                head.Records + group.Records,
                head.Bytes + group.Payload.Length,
                group.LastSequence,
                Convert.ToHexStringLower(group.Hash.Span)
            );
        }

        return new RunHistory
        {
            Run = _run,
            Inputs = _inputs,
            Ledger = _ledger ?? throw new JournalException("The journal is empty."),
            EquityCurve = _curve,
            Equity = _equity,
            Plugins = _plugins,
            Rules =
            [
                .. _rules.Values.OrderByDescending(r => r.Count).ThenBy(r => r.Rule.ToString(), StringComparer.Ordinal),
            ],
            TradingStates = _states,
            Ended = _ended,
            Head = head,
        };
    }

    private void Take(JournalEntry entry)
    {
        if (entry.Kind == JournalRecordKind.RunStarted)
        {
            Start(entry.As<RunStarted>());
        }

        if (_ledger is null)
        {
            throw new JournalException($"The journal begins with {entry.Kind}, not with the start of a run.");
        }

        _ledger.Apply(entry);
        switch (entry.Kind)
        {
            case JournalRecordKind.Input:
                _inputs.Add(entry.As<Input>());
                break;
            case JournalRecordKind.PluginResult:
                Count(entry.As<PluginResult>());
                break;
            case JournalRecordKind.Signal:
                Change(entry.As<SignalEmitted>().Instance, p => p with { Signals = p.Signals + 1 });
                break;
            case JournalRecordKind.Control:
                Change(entry.As<ControlSet>().Instance, p => p with { Controls = p.Controls + 1 });
                break;
            case JournalRecordKind.Finding:
                Change(entry.As<FindingNoted>().Instance, p => p with { Findings = p.Findings + 1 });
                break;
            case JournalRecordKind.Step:
                StageStep step = entry.As<StepTaken>().Step;
                Count(step.Stage.ToString(), step.Rule, step.Reason);
                break;
            case JournalRecordKind.Refusal:
                OrderRefused refusal = entry.As<OrderRefused>();
                Count("Gate", refusal.Rule, refusal.Reason);
                break;
            case JournalRecordKind.TradingState:
                _states.Add(entry.As<TradingStateSet>());
                break;
            case JournalRecordKind.SessionClose:
                AccountMarked mark = entry.As<AccountMarked>();
                _curve.Add(new EquityPoint(mark.Time, mark.Index));
                _equity = mark.Equity;
                break;
            case JournalRecordKind.RunEnded:
                _ended = entry.As<RunEnded>();
                _equity = _ended.Value.Equity;
                break;
        }
    }

    private void Start(RunStarted run)
    {
        _run = run;
        _plugins = [.. run.Instances.Select(name => new PluginHistory { Instance = name })];
        _ledger = new JournalLedger(
            new InstrumentCatalogue(run.Instruments.Select(s => new Instrument { Symbol = s }))
        );
    }

    private void Count(PluginResult result) =>
        Change(
            result.Instance,
            p =>
                result.Status switch
                {
                    RunStatus.Ok => p with { Ok = p.Ok + 1 },
                    RunStatus.NotReady => p with { NotReady = p.NotReady + 1, LastReason = result.Reason },
                    _ => p with { Failed = p.Failed + 1, LastReason = result.Reason },
                }
        );

    private void Count(string place, InstanceId rule, string reason)
    {
        RuleActivity before = _rules.GetValueOrDefault((place, rule)) ?? new RuleActivity(place, rule, 0, "");
        _rules[(place, rule)] = before with { Count = before.Count + 1, LastReason = reason };
    }

    private void Change(int instance, Func<PluginHistory, PluginHistory> change) =>
        _plugins[instance] = change(_plugins[instance]);
}
