using OptiFire.Engine.Decisions;
using OptiFire.Engine.Journal.Records;
using OptiFire.Engine.Orders;
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
    ResultDesk results
)
{
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
            case CommandKind.CancelWorkingOrders:
                desk.CancelIncreasing(command.Reason);
                break;
            case CommandKind.Finding:
                results.Note(InstanceId.Parse(command.Subject), (FindingSeverity)(int)command.Amount, command.Reason);
                break;
            case CommandKind.TradingState:
                trading.SetByOperator(Enum.Parse<TradingState>(command.Subject), command.Reason);
                break;
            default:
                throw new NotSupportedException(
                    $"The command {command.Command} is of a kind this engine does not know."
                );
        }
    }
}
