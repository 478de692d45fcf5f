using Microsoft.Extensions.Options;

namespace OptiFire.Plugins.Infrastructure;

/// <summary>Checks the ranges; the code is generated.</summary>
[OptionsValidator]
public sealed partial class ContainerImageValidator : IValidateOptions<ContainerImage>;
