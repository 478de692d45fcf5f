namespace OptiFire.Sdk.Settings;

/// <summary>A change was made on a version that is not the newest any more; nothing was changed.</summary>
public sealed class SettingsConflictException(long expected, long current)
    : OptiFireException(
        FormattableString.Invariant(
            $"The change was made on version {expected}; the newest is {current}: look at it and ask again."
        )
    )
{
    /// <summary>The version the change was made on.</summary>
    public long Expected { get; } = expected;

    /// <summary>The newest version.</summary>
    public long Current { get; } = current;
}
