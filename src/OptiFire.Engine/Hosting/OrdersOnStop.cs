namespace OptiFire.Engine.Hosting;

/// <summary>What becomes of working orders when a run is stopped.</summary>
public enum OrdersOnStop
{
    /// <summary>They stay with the broker; the run that goes on finds them there.</summary>
    Keep,

    /// <summary>The broker is asked to cancel all of them; the journal holds that as a command.</summary>
    Cancel,
}
