namespace OptiFire.Sdk.Control;

/// <summary>A request failed, now or a moment ago: the inner exception says how.</summary>
/// <param name="request">What was asked.</param>
/// <param name="cause">Why there is no answer.</param>
public sealed class ApiFailureException(ApiRequest request, Exception cause)
    : Exception($"'{request?.Source}' gave no answer: {cause?.Message}", cause)
{
    /// <summary>What was asked.</summary>
    public ApiRequest? Request { get; } = request;
}
