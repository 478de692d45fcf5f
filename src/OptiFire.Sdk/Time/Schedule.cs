namespace OptiFire.Sdk.Time;

/// <summary>Temporary stand-in until the calendar branch arrives.</summary>
public sealed record Schedule(string Text);
