using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Engine.Hosting;

/// <summary>An engine's commands in the name of one author.</summary>
internal sealed class OperatorCommands(OptiFireEngine engine, string author) : ICommands
{
    public bool IsOpen => engine.Health.Read().IsRunning;

    public void SetTradingState(TradingState state, string reason) => engine.SetTradingState(state, author, reason);

    public void CancelWorkingOrders(string reason) => engine.CancelWorkingOrders(author, reason);

    public void Pause(InstanceId instance, string reason) => engine.Pause(instance, author, reason);

    public void Resume(InstanceId instance, string reason) => engine.Resume(instance, author, reason);

    public void RunNow(InstanceId instance, string reason) => engine.RunNow(instance, author, reason);

    public void Release(InstanceId instance, string reason) => engine.Release(instance, author, reason);

    public void Shed(int level, string reason) => engine.Shed(level, author, reason);
}
