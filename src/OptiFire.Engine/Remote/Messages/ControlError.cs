namespace OptiFire.Engine.Remote.Messages;

/// <summary>Why a request was not carried out.</summary>
internal sealed record ControlError
{
    public required ControlErrorKind Kind { get; init; }

    /// <summary>The cause, for people.</summary>
    public required string Message { get; init; }

    /// <summary>Of settings: every error.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>Of a confirmation: what has to be confirmed.</summary>
    public IReadOnlyList<string>? Needed { get; init; }

    /// <summary>Of a conflict: the version the change was made on.</summary>
    public long? Expected { get; init; }

    /// <summary>Of a conflict: the newest version.</summary>
    public long? Current { get; init; }
}
