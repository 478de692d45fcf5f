namespace OptiFire.Plugins.Features;

/// <summary>Where the order of <see cref="FractionalDifferences"/> comes from.</summary>
public enum OrderChoice
{
    /// <summary>The one given.</summary>
    Fixed,

    /// <summary>The least one that makes a training stretch stationary; chosen once, then kept.</summary>
    Searched,
}
