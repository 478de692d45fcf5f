using OptiFire.Sdk.Market;
using OptiFire.Sdk.Payloads;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Plugins.Roles;
using OptiFire.Sdk.Signals;

namespace OptiFire.Engine.Tests.Decisions;

/// <summary>A signal that says what it is told, one word a session, the last one for ever; <c>n</c> is NotReady.</summary>
internal sealed class Script(ScriptOptions options) : IPlugin<Script, ScriptOptions>, ISignal
{
    private readonly string[] _words = options.Levels.Split(' ');

    public static PluginDescriptor Descriptor { get; } =
        new("test_script", PluginCategory.Alpha, "Script") { Summary = "Says what it is told." };

    public PluginPlan Plan =>
        new PluginPlan(
            new Activation(Role.Signal, Scope.Instrument(), Trigger.OnBar(BarSize.Day))
            {
                Needs = [Need.Window(Bar.ClosePrice, BarSize.Day, 1)],
            }
        ).WithState(() => new Day(0));

    public RunResult Evaluate(ISignalRun run)
    {
        ref Day day = ref run.State<Day>();
        string word = _words[Math.Min(day.Number, _words.Length - 1)];
        day = new Day(day.Number + 1);
        if (word != "n")
        {
            run.Emit(new SignalUpdate(double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)));
        }

        return RunResult.Ok;
    }
}

internal sealed record ScriptOptions
{
    public string Levels { get; init; } = "1";
}

internal readonly record struct Day(int Number) : IPluginState<Day>
{
    public static int SchemaVersion => 1;

    public Day Copy() => this;

    public void Write(PayloadWriter writer) => writer.WriteInt32(Number);

    public static Day Read(ref PayloadReader reader, int schemaVersion) => new(reader.ReadInt32());
}
