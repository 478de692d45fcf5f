using OptiFire.Engine.Budgets;
using OptiFire.Engine.Decisions;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
using OptiFire.Engine.Plugins;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Kernel;

/// <summary>Does what an operator asks; it is journalled already.</summary>
internal sealed class OperatorDesk(
    AccountClerk clerk,
    GuardBench guards,
    TradingStateBook trading,
    TradingDesk desk,
    ResultDesk results,
    RunControl runs,
    RoundExecutor rounds
)
{
    /// <summary>The subject of a command to shed that the engine gives itself, because of the machine's load.</summary>
    public const string Load = "load";

    /// <summary>The subject of a command that cancels reductions too.</summary>
    public const string AllOrders = "all";

    public void Execute(in CommandGiven command, Timestamp now)
    {
        switch (command.Command)
        {
            case CommandKind.Flow:
                clerk.BookFlow(command.Amount, command.Reason, now);
                break;
            case CommandKind.Rearm:
                guards.Check(GuardCause.Rearm, only: InstanceId.Parse(command.Subject));
                break;
            case CommandKind.TradingState:
                trading.SetByOperator(Enum.Parse<TradingState>(command.Subject), command.Reason);
                break;
            case CommandKind.Pause:
                runs.Pause(InstanceId.Parse(command.Subject), command.Reason);
                break;
            case CommandKind.Resume:
                runs.Resume(InstanceId.Parse(command.Subject));
                break;
            case CommandKind.RunNow:
                runs.RunNow(InstanceId.Parse(command.Subject), rounds);
                break;
            case CommandKind.Release:
                runs.Release(InstanceId.Parse(command.Subject));
                break;
            case CommandKind.Shed:
                runs.Shed((int)command.Amount, command.Subject == Load, command.Reason);
                break;
            case CommandKind.CancelWorkingOrders:
                CancelWorking(in command);
                break;
            case CommandKind.Finding:
                results.Note(InstanceId.Parse(command.Subject), (FindingSeverity)(int)command.Amount, command.Reason);
                break;
            default:
                throw new NotSupportedException(
                    $"The command {command.Command} is of a kind this engine does not know."
                );
        }
    }

    private void CancelWorking(in CommandGiven command)
    {
        if (command.Subject == AllOrders)
        {
            desk.CancelAll(command.Reason);
        }
        else
        {
            desk.CancelIncreasing(command.Reason);
        }
    }
}
