namespace OptiFire.Sdk.Plugins.Roles;

/// <summary>Works beside the engine for as long as a run lasts, on real time, with I/O if it likes.</summary>
/// <remarks>
/// It never touches the kernel: it reads the engine through <see cref="IServiceContext"/>, reports, and asks for changes by
/// commands, which the journal keeps as inputs. So a replay needs no service. On virtual time a service may watch and
/// report; its commands are refused, for results must not hang on the machine's speed.
/// </remarks>
public interface IService : IPlugin
{
    /// <summary>Works until the token ends it. An exception ends this service, is reported, and stops nobody else.</summary>
    /// <remarks>
    /// A pause ends it as well, and a resume calls it again on the same object once the call before has ended: what it
    /// counts belongs into the call.
    /// </remarks>
    Task RunAsync(IServiceContext context, CancellationToken cancellationToken);
}
