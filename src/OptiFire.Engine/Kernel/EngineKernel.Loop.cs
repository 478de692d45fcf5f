using OptiFire.Engine.Hosting;
using OptiFire.Engine.Journal;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

internal sealed partial class EngineKernel
{
    private void Loop(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_checkpoints.IsAsked)
            {
                _checkpoints.Serve();
            }

            Timestamp data = _feeds.Next;
            if (data == Timestamp.MaxValue)
            {
                _inbox.Drain();
                return;
            }

            if (_stop.IsAsked)
            {
                return;
            }

            Timestamp moment = _timers.Next < data ? _timers.Next : data;
            bool isLive = _parts.Log.Sequence >= _parts.RecordedTo;
            if (isLive && !_watchesLoad)
            {
                // Not before: to live through what is recorded takes all the machine has.
                _watchesLoad = true;
                _parts.Load?.Start(_runs.ShedByLoad, () => _parts.Settings.System, Shed);
            }

            if (isLive)
            {
                _parts.Groups?.BeforeWaiting(_parts.Clock.Until(moment));
            }

            if (!_waiter.TryWait(ref moment, isLive, cancellationToken))
            {
                continue;
            }

            if (_timers.Next <= moment && _jumps.Find(_timers.Next, _parts.Clock) is { } now)
            {
                _timers.Jump(now);
                continue;
            }

            Health.BeginStep(moment, hasWaited: true);
            Step(moment, moment == data);
            Health.EndStep();
        }
    }

    /// <summary>Ends between two moments: what was asked for is done, and all that happened reaches the store.</summary>
    private void Drain(CancellationToken cancellationToken)
    {
        JournalLog log = _parts.Log;
        if (log.Sequence < _parts.RecordedTo)
        {
            return; // what was lived again so far is in the store already, and more
        }

        if (_stop.Orders == OrdersOnStop.Cancel)
        {
            _commands.Add(
                new CommandGiven(
                    CommandKind.CancelWorkingOrders,
                    default,
                    "stop",
                    OperatorDesk.AllOrders,
                    0,
                    "the run is stopped"
                )
            );
        }

        if (_commands.HasWaiting)
        {
            var own = new Timestamp(_parts.View.Now.UnixNanoseconds + 1);
            Timestamp next = _timers.Next < _feeds.Next ? _timers.Next : _feeds.Next;
            Timestamp moment = own < next ? own : next;
            Step(moment, moment == _feeds.Next);
        }

        log.Close(requiresDurability: true);
        _parts.Journal.WaitUntilDurable(log.ClosedSequence, cancellationToken);
    }

    private void Step(Timestamp moment, bool hasData)
    {
        // Messages that came since the last step belong to this one: a replay finds them by the step's time.
        _parts.View.Now = moment;
        _inbox.Drain();
        _commands.Execute(moment, _operator, _settings);
        _venue.OnTime(moment);
        if (_actions.Next <= moment)
        {
            _actions.TakeEffect(moment);
        }

        if (hasData)
        {
            _feeds.Apply(moment);
        }

        AskGuards();
        if (_timers.Next <= moment && _timers.Fire(moment, _rounds))
        {
            _clerk.MarkSession(moment, Inputs);
        }

        _parts.Signals.Expire(moment);
        if (!_rounds.IsEmpty)
        {
            _parts.View.Open();
            _rounds.Run();
            _memory.Rounds++;
        }

        if (_parts.Targets.Any)
        {
            _retry.Clear();
            _guards.Check(GuardCause.Decision);
            _pipeline.Run(moment, _parts.View.SignalInstances.Count);
            _retry.ForEach(_parts.Targets.Touch);
        }

        if (Desk.HasOutbox)
        {
            Send();
        }
    }

    /// <summary>Asks once per slice, when all of it is applied: half a hedge marked is not the account.</summary>
    private void AskGuards()
    {
        if (_memory.HasFill)
        {
            _guards.Check(GuardCause.Fill);
        }
        else if (_slices.HasMarkedHolding)
        {
            _guards.Check(GuardCause.Mark);
        }

        _memory.HasFill = false;
        _slices.HasMarkedHolding = false;
    }

    private void Send()
    {
        if (_waitsForDisk)
        {
            _parts.Tape?.Flush();
            _parts.Log.Close(requiresDurability: true);
            _parts.Journal.WaitUntilDurable(_parts.Log.Sequence, _parts.View.Cancellation);
        }

        Desk.Send();
    }

    private void OnFilled(TrackedOrder order)
    {
        _memory.HasFill = true;
        foreach ((InstrumentId instrument, ActivationShard shard) in _parts.Graph.OnFill)
        {
            if (instrument == InstrumentId.None || instrument == order.Request.Instrument)
            {
                _rounds.Queue(shard);
            }
        }
    }
}
