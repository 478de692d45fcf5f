namespace OptiFire.Engine.Market.Files;

/// <summary>Joins the outcomes of several fields of a row.</summary>
internal static class Outcomes
{
    /// <summary>The one to report: a missing field says more than a bad one, for half a line breaks inside a field, too.</summary>
    public static NumberOutcome Worse(NumberOutcome first, NumberOutcome second) =>
        second == NumberOutcome.Missing || first == NumberOutcome.Read ? second : first;
}
