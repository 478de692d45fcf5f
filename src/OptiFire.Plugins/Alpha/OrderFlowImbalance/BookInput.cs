namespace OptiFire.Plugins.Alpha;

/// <summary>Where a plugin takes the best prices and their queues from.</summary>
public enum BookInput
{
    /// <summary>Quotes of the whole market or of one venue.</summary>
    Quotes,

    /// <summary>Order books.</summary>
    Books,
}
