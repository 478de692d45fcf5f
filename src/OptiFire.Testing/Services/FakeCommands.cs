using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;

namespace OptiFire.Testing.Services;

/// <summary>Keeps the commands it is given.</summary>
public sealed class FakeCommands : ICommands
{
    private readonly ConcurrentQueue<FakeCommand> _given = new();
    private readonly ConcurrentQueue<FakeCommand> _refused = new();

    /// <inheritdoc />
    public bool IsOpen { get; set; } = true;

    /// <summary>Commands given while open, oldest first.</summary>
    public IReadOnlyCollection<FakeCommand> Given => _given;

    /// <summary>Commands given while closed, oldest first.</summary>
    public IReadOnlyCollection<FakeCommand> Refused => _refused;

    /// <inheritdoc />
    public void SetTradingState(TradingState state, string reason) => Add(state.ToString(), reason);

    /// <inheritdoc />
    public void CancelWorkingOrders(string reason) => Add("", reason);

    /// <inheritdoc />
    public void Pause(InstanceId instance, string reason) => Add(instance.ToString(), reason);

    /// <inheritdoc />
    public void Resume(InstanceId instance, string reason) => Add(instance.ToString(), reason);

    /// <inheritdoc />
    public void RunNow(InstanceId instance, string reason) => Add(instance.ToString(), reason);

    /// <inheritdoc />
    public void Release(InstanceId instance, string reason) => Add(instance.ToString(), reason);

    /// <inheritdoc />
    public void Shed(int level, string reason) => Add(level.ToString(CultureInfo.InvariantCulture), reason);

    private void Add(string subject, string reason, [CallerMemberName] string name = "") =>
        (IsOpen ? _given : _refused).Enqueue(new FakeCommand(name, subject, reason));
}
