namespace OptiFire.Engine.Remote.Messages;

/// <summary>Of verbs that need nothing.</summary>
internal sealed record NoArguments;
