using System.Text.Json.Serialization;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Settings;
using OptiFire.Sdk.Time;

namespace OptiFire.Engine.Remote.Messages;

/// <summary>How everything on the control socket is written and, strictly, read.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    Converters = [
        typeof(TimestampConverter),
        typeof(InstanceIdConverter),
        typeof(ShardKeyConverter),
        typeof(SettingsContentConverter),
    ],
    MaxDepth = ControlLimits.Depth,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlAnswer))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(PathArguments))]
[JsonSerializable(typeof(UpdateArguments))]
[JsonSerializable(typeof(RollbackArguments))]
[JsonSerializable(typeof(VersionArguments))]
[JsonSerializable(typeof(HistoryArguments))]
[JsonSerializable(typeof(InstanceArguments))]
[JsonSerializable(typeof(PreviewArguments))]
[JsonSerializable(typeof(TradingArguments))]
[JsonSerializable(typeof(ReasonArguments))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(SettingsVersion))]
[JsonSerializable(typeof(SettingsOutcome))]
[JsonSerializable(typeof(SettingsContent))]
[JsonSerializable(typeof(IReadOnlyList<SettingsVersionSummary>))]
[JsonSerializable(typeof(IReadOnlyList<PluginStatus>))]
[JsonSerializable(typeof(IReadOnlyList<ScheduledRun>))]
[JsonSerializable(typeof(IReadOnlyList<Timestamp>))]
[JsonSerializable(typeof(IReadOnlyList<CheckpointInfo>))]
[JsonSerializable(typeof(CheckpointInfo))]
[JsonSerializable(typeof(EngineHealth))]
internal sealed partial class ControlJson : JsonSerializerContext;
