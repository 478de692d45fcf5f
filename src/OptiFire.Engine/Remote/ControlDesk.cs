using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OptiFire.Engine.Remote.Messages;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Decisions;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Remote;

/// <summary>Carries requests out, whoever they come from: one line in, one line out.</summary>
internal sealed class ControlDesk
{
    private static readonly ControlJson Json = ControlJson.Default;

    private readonly ControlPorts _ports;
    private readonly Dictionary<string, Verb> _verbs = new(StringComparer.Ordinal);

    public ControlDesk(ControlPorts ports)
    {
        _ports = ports;
        AddSettings(ports.Settings);
        AddPlugins();
        AddTrading();
        On("schedule.list", Json.NoArguments, Json.IReadOnlyListScheduledRun, (_, _) => ports.Schedule.Read());
        On("schedule.preview", Json.PreviewArguments, Json.IReadOnlyListTimestamp, (a, _) => Preview(a));
        On("checkpoints.list", Json.NoArguments, Json.IReadOnlyListCheckpointInfo, (_, _) => ports.Checkpoints.List());
        On(
            "checkpoints.take",
            Json.NoArguments,
            Json.CheckpointInfo,
            (_, _, token) => ports.Checkpoints.TakeAsync(token)
        );
        On("health.read", Json.NoArguments, Json.EngineHealth, (_, _) => ports.Health.Read());
    }

    private delegate Task<JsonElement> Verb(JsonElement? arguments, string author, CancellationToken cancellationToken);

    /// <summary>Answers a line.</summary>
    /// <param name="line">The request; may be anything.</param>
    /// <param name="peer">Who asks, as the system says; null where it cannot tell.</param>
    /// <param name="cancellationToken">The server ends.</param>
    public async Task<ControlAnswer> AnswerAsync(
        ReadOnlyMemory<byte> line,
        string? peer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            ControlRequest request =
                JsonSerializer.Deserialize(line.Span, Json.ControlRequest) ?? throw new JsonException("null");
            return _verbs.TryGetValue(request.Verb, out Verb? verb)
                ? new ControlAnswer(
                    Result: await verb(request.Arguments, Author(peer, request.From), cancellationToken)
                        .ConfigureAwait(false)
                )
                : Refuse(
                    ControlErrorKind.UnknownVerb,
                    $"There is no verb '{request.Verb}'; there are {string.Join(", ", _verbs.Keys.Order(StringComparer.Ordinal))}."
                );
        }
        catch (JsonException error)
        {
            return Refuse(ControlErrorKind.Malformed, $"The line is not a request: {error.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // handed to whoever asked
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new ControlAnswer(ControlErrors.Of(error));
        }
    }

    public static ControlAnswer Refuse(ControlErrorKind kind, string message) =>
        new(new ControlError { Kind = kind, Message = message });

    private static string Author(string? peer, string? claimed)
    {
        string author = peer ?? claimed ?? "";
        return author.Length is > 0 and <= ControlLimits.TextLength && !author.Any(char.IsControl)
            ? author
            : throw new ControlException("The system cannot tell who asks: say it as \"from\": \"user@pid\".");
    }

    private void AddSettings(ISettings settings)
    {
        On("settings.current", Json.NoArguments, Json.SettingsVersion, (_, _) => settings.Current);
        On("settings.get", Json.PathArguments, Json.SettingsContent, (a, _) => Under(settings.Current.Content, a.Path));
        On("settings.version", Json.VersionArguments, Json.SettingsVersion, (a, _) => settings.Find(a.Number));
        On("settings.history", Json.HistoryArguments, Json.IReadOnlyListSettingsVersionSummary, (a, _) => History(a));
        On(
            "settings.update",
            Json.UpdateArguments,
            Json.SettingsOutcome,
            (a, author, token) =>
                settings.UpdateAsync(
                    new SettingsUpdate(author, a.Values)
                    {
                        Comment = a.Comment,
                        ExpectedVersion = a.ExpectedVersion,
                        Confirmations = a.Confirmations ?? [],
                    },
                    token
                )
        );
        On(
            "settings.rollback",
            Json.RollbackArguments,
            Json.SettingsOutcome,
            (a, author, token) => settings.RollbackAsync(a.Number, author, a.Confirmations ?? [], token)
        );
        On(
            "settings.reload",
            Json.NoArguments,
            Json.SettingsOutcome,
            (_, author, token) => settings.ReloadFilesAsync(author, token)!
        );
    }

    private void AddPlugins()
    {
        On("plugins.status", Json.NoArguments, Json.IReadOnlyListPluginStatus, (_, _) => _ports.Plugins());
        OnPlugin("plugins.run", (commands, instance, reason) => commands.RunNow(instance, reason));
        OnPlugin("plugins.pause", (commands, instance, reason) => commands.Pause(instance, reason));
        OnPlugin("plugins.resume", (commands, instance, reason) => commands.Resume(instance, reason));
        OnPlugin("plugins.release", (commands, instance, reason) => commands.Release(instance, reason));
    }

    private void AddTrading()
    {
        OnCommand(
            "trading.set",
            Json.TradingArguments,
            (a, author) => Open(author).SetTradingState(Defined(a.State), Required(a.Reason))
        );
        OnCommand(
            "trading.cancel",
            Json.ReasonArguments,
            (a, author) => Open(author).CancelWorkingOrders(Required(a.Reason))
        );
        OnCommand(
            "trading.rearm",
            Json.InstanceArguments,
            (a, author) =>
            {
                Open(author);
                _ports.Rearm(Known(a.Instance), author, Required(a.Reason));
            }
        );
    }

    private void OnPlugin(string verb, Action<ICommands, InstanceId, string> give) =>
        OnCommand(
            verb,
            Json.InstanceArguments,
            (a, author) => give(Open(author), Known(a.Instance), Checked(a.Reason))
        );

    private void OnCommand<TArguments>(
        string verb,
        JsonTypeInfo<TArguments> arguments,
        Action<TArguments, string> give
    ) =>
        On(
            verb,
            arguments,
            Json.Boolean,
            (a, author) =>
            {
                give(a, author);
                return true;
            }
        );

    private void On<TArguments, TResult>(
        string verb,
        JsonTypeInfo<TArguments> arguments,
        JsonTypeInfo<TResult> result,
        Func<TArguments, string, TResult?> answer
    ) => On(verb, arguments, result, (a, author, _) => Task.FromResult(answer(a, author)!));

    private void On<TArguments, TResult>(
        string verb,
        JsonTypeInfo<TArguments> arguments,
        JsonTypeInfo<TResult> result,
        Func<TArguments, string, CancellationToken, Task<TResult>> answer
    ) =>
        _verbs.Add(
            verb,
            async (given, author, token) =>
            {
                using JsonDocument none = JsonDocument.Parse("{}");
                TArguments read =
                    (given ?? none.RootElement).Deserialize(arguments)
                    ?? throw new JsonException("Arguments are an object.");
                return JsonSerializer.SerializeToElement(
                    await answer(read, author, token).ConfigureAwait(false),
                    result
                );
            }
        );

    private IReadOnlyList<SettingsVersionSummary> History(HistoryArguments arguments) =>
        arguments.Limit is >= 1 and <= 500
            ? [.. _ports.Settings.History(arguments.Limit, arguments.Before).Select(SettingsVersionSummary.Of)]
            : throw new ControlException($"A limit of {arguments.Limit} is out of range: 1 to 500 is possible.");

    private IReadOnlyList<Sdk.Time.Timestamp> Preview(PreviewArguments arguments) =>
        arguments.Count is >= 1 and <= ControlLimits.PreviewCount
            ? _ports.Schedule.Preview(Known(arguments.Instance), arguments.Count)
            : throw new ControlException(
                $"A count of {arguments.Count} is out of range: 1 to {ControlLimits.PreviewCount} is possible."
            );

    private static SettingsContent Under(SettingsContent content, string path) =>
        new(
            content.Values.Where(v =>
                path.Length == 0 || v.Key == path || v.Key.StartsWith(path + '.', StringComparison.Ordinal)
            )
        );

    private ICommands Open(string author)
    {
        ICommands commands = _ports.Commands(author);
        return commands.IsOpen
            ? commands
            : throw new ControlException(
                "The engine takes no commands: it is starting, has ended, or runs on virtual time (start it with a pace)."
            );
    }

    private InstanceId Known(InstanceId instance) =>
        _ports.Plugins() is var all && all.Any(p => p.Instance == instance)
            ? instance
            : throw new ControlException(
                $"The engine runs no plugin '{instance}'; it runs {string.Join(", ", all.Select(p => p.Instance))}."
            );

    private static TradingState Defined(TradingState state) =>
        Enum.IsDefined(state) ? state : throw new ControlException($"There is no trading state {state}.");

    private static string Required(string reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new ControlException("A reason is needed: the journal keeps it.")
            : Checked(reason);

    private static string Checked(string reason) =>
        reason.Length <= ControlLimits.TextLength && !reason.Any(char.IsControl)
            ? reason
            : throw new ControlException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A reason is one line of at most {ControlLimits.TextLength} characters."
                )
            );
}
