namespace OptiFire.Engine.Remote;

/// <summary>The bounds of what goes over a control socket.</summary>
internal static class ControlLimits
{
    /// <summary>Bytes of a request at most.</summary>
    public const int RequestBytes = 1 << 20;

    /// <summary>Bytes of an answer at most: five hundred versions of large changes fit.</summary>
    public const int AnswerBytes = 1 << 24;

    /// <summary>How deep JSON may be nested.</summary>
    public const int Depth = 32;

    /// <summary>Characters of a reason or a name at most.</summary>
    public const int TextLength = 1_000;

    /// <summary>Times of a preview at most.</summary>
    public const int PreviewCount = 1_000;
}
