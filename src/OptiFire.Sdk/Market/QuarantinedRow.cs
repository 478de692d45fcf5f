namespace OptiFire.Sdk.Market;

/// <summary>A row that was not used.</summary>
/// <param name="Source">The file or feed; the instance of the data filter that put the row aside.</param>
/// <param name="Line">The line in the file, from 1; 0 where there are no lines.</param>
/// <param name="Reason">Which rule it breaks.</param>
/// <param name="Text">The row as it was, cut to 200 characters.</param>
public sealed record QuarantinedRow(string Source, long Line, QuarantineReason Reason, string Text);
