using OptiFire.Engine.Remote.Messages;
using OptiFire.Sdk;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Remote;

/// <summary>Turns exceptions into errors that can be sent, and back into the same exceptions.</summary>
internal static class ControlErrors
{
    public static ControlError Of(Exception exception) =>
        exception switch
        {
            SettingsException e => Make(ControlErrorKind.Settings, e) with { Errors = e.Errors },
            SettingsConfirmationException e => Make(ControlErrorKind.Confirmation, e) with { Needed = e.Needed },
            SettingsConflictException e => Make(ControlErrorKind.Conflict, e) with
            {
                Expected = e.Expected,
                Current = e.Current,
            },
            SettingsStoreException => Make(ControlErrorKind.SettingsStore, exception),
            CheckpointException => Make(ControlErrorKind.Checkpoint, exception),
            OptiFireException or InvalidOperationException or ArgumentException => Make(
                ControlErrorKind.Refused,
                exception
            ),
            _ => new ControlError
            {
                Kind = ControlErrorKind.Failed,
                Message = $"The engine failed at it: {exception.GetType().Name}: {exception.Message}",
            },
        };

    public static OptiFireException ToException(ControlError error) =>
        error.Kind switch
        {
            ControlErrorKind.Settings => new SettingsException(error.Errors ?? [error.Message]),
            ControlErrorKind.Confirmation => new SettingsConfirmationException(error.Needed ?? []),
            ControlErrorKind.Conflict => new SettingsConflictException(error.Expected ?? 0, error.Current ?? 0),
            ControlErrorKind.SettingsStore => new SettingsStoreException(error.Message),
            ControlErrorKind.Checkpoint => new CheckpointException(error.Message),
            _ => new ControlException(error.Message),
        };

    private static ControlError Make(ControlErrorKind kind, Exception exception) =>
        new() { Kind = kind, Message = exception.Message };
}
